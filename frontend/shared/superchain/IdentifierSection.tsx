import { type ComponentProps, lazy } from 'react'
import { LazySection } from '../components/LazySection'
import { Section } from '../components/Section'
import { inspector } from '../i18n/inspectorMessages'

const IdentifierInspector = lazy(() =>
  import('./IdentifierInspector').then((module) => ({ default: module.IdentifierInspector })),
)

/** The inspector for the identifier of a message; loaded on demand. */
export function IdentifierSection(props: ComponentProps<typeof IdentifierInspector>) {
  const title = inspector().identifier.title
  return (
    <LazySection title={title}>
      <Section title={title}>
        <IdentifierInspector {...props} />
      </Section>
    </LazySection>
  )
}
