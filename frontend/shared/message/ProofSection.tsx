import { type ComponentProps, lazy } from 'react'
import { LazySection } from '../components/LazySection'
import { inspector } from '../i18n/inspectorMessages'

const ProofDetails = lazy(() =>
  import('./ProofDetails').then((module) => ({ default: module.ProofDetails })),
)

/** The inspector for a message's proof; loaded on demand. */
export function ProofSection(props: ComponentProps<typeof ProofDetails>) {
  return (
    <LazySection title={inspector().proof.title}>
      <ProofDetails {...props} />
    </LazySection>
  )
}
