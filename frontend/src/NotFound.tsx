import { Section } from './components/Section'
import { TextLink } from './components/TextLink'

/** Shown for an address that leads nowhere. */
export function NotFound() {
  return (
    <Section title="There is no such page" level="h1">
      <TextLink to="/">Back to staking</TextLink>
    </Section>
  )
}
