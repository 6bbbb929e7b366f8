import { PageLink } from './components/PageLink'
import { Section } from './components/Section'

/** Shown for an address that leads nowhere. */
export function NotFound() {
  return (
    <Section title="There is no such page">
      <PageLink to="/" className="text-accent underline underline-offset-2">
        Back to staking
      </PageLink>
    </Section>
  )
}
