import { type ComponentProps, lazy } from 'react'
import { LazySection } from '../components/LazySection'
import { Section } from '../components/Section'

const IdentifierInspector = lazy(() =>
  import('./IdentifierInspector').then((module) => ({ default: module.IdentifierInspector })),
)

const title = 'Identifier and access list'

/** The inspector for the identifier of a message; loaded on demand. */
export function IdentifierSection(props: ComponentProps<typeof IdentifierInspector>) {
  return (
    <LazySection title={title}>
      <Section title={title}>
        <IdentifierInspector {...props} />
      </Section>
    </LazySection>
  )
}
