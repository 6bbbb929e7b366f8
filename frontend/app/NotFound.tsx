import { Section } from '../shared/components/Section'
import { TextLink } from '../shared/components/TextLink'

/** Shown for an address that leads nowhere. */
export function NotFound() {
  return (
    <Section title="There is no such page" level="h1">
      <TextLink to="/">Back to staking</TextLink>
    </Section>
  )
}
