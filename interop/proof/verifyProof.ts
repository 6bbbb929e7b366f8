import { type Hash, zeroHash } from 'viem'
import type { InteropRootId } from '../types'
import { computeInteropRoot } from './computeInteropRoot'
import type { Inclusion } from './walkProof'

/** Looks up a root that the verifying chain has imported; undefined, null and 32 zero bytes mean that it has not. */
export type InteropRootReader = (id: InteropRootId) => Hash | null | undefined

/**
 * Judges a proof as the verifier contract does: true, false, or `ProofRevertedError` where the contract reverts.
 *
 * @param readRoot - The roots that the verifying chain has imported.
 */
export function verifyProof(inclusion: Inclusion, readRoot: InteropRootReader): boolean {
  const { root, chainId, blockNumber } = computeInteropRoot(inclusion)
  const stored = readRoot({ chainId, blockNumber }) ?? zeroHash
  return stored !== zeroHash && stored.toLowerCase() === root
}
