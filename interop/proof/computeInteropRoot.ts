import { type ComputedRoot, type Inclusion, walkProof } from './walkProof'

/**
 * Computes the root that a proof leads to, with the chain and block under which other chains store it.
 *
 * @throws {@link ProofRevertedError} if the verifier contract would revert.
 */
export function computeInteropRoot(inclusion: Inclusion): ComputedRoot {
  const levels = walkProof(inclusion)
  let step = levels.next()
  while (!step.done) step = levels.next()
  return step.value
}
