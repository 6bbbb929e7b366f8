import { type ComputedRoot, type Inclusion, walkProof } from './walkProof'

/**
 * Computes the root that a proof leads to, and the key under which a chain that imported it keeps that root.
 *
 * Throws `ProofRevertedError` where the verifier contract would revert.
 */
export function computeInteropRoot(inclusion: Inclusion): ComputedRoot {
  const levels = walkProof(inclusion)
  let step = levels.next()
  while (!step.done) step = levels.next()
  return step.value
}
