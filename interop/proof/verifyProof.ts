import { type Hash, zeroHash } from 'viem'
import type { InteropRootId } from '../types'
import { computeInteropRoot } from './computeInteropRoot'
import type { Inclusion } from './walkProof'

/** Returns an interop root that the verifying chain has imported; undefined, null or zero bytes if it has not. */
export type InteropRootReader = (id: InteropRootId) => Hash | null | undefined

/**
 * Verifies a proof as the verifier contract does.
 *
 * @param readRoot - Returns the interop roots that the verifying chain has imported.
 * @returns Whether the proof leads to an imported root.
 * @throws {@link ProofRevertedError} if the verifier contract would revert.
 */
export function verifyProof(inclusion: Inclusion, readRoot: InteropRootReader): boolean {
  const { root, chainId, blockNumber } = computeInteropRoot(inclusion)
  const stored = readRoot({ chainId, blockNumber }) ?? zeroHash
  return stored !== zeroHash && stored.toLowerCase() === root
}
