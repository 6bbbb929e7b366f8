import { type ComponentProps, lazy } from 'react'
import { LazySection } from '../components/LazySection'

const ProofDetails = lazy(() =>
  import('./ProofDetails').then((module) => ({ default: module.ProofDetails })),
)

/** A message's proof, with the means to check it; loaded on demand. */
export function ProofSection(props: ComponentProps<typeof ProofDetails>) {
  return (
    <LazySection title="Proof">
      <ProofDetails {...props} />
    </LazySection>
  )
}
