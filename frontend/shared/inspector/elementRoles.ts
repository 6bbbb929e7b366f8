import type { Hash } from 'viem'
import { decodeProof } from '../../../interop/proof/decodeProof'

/** Describes each element of a proof; the elements of a proof that cannot be decoded have no known role. */
export function elementRoles(elements: readonly Hash[]): string[] {
  try {
    const { logPath, batchPath, sharedPath } = decodeProof(elements)
    const siblings = (path: readonly Hash[], tree: string) =>
      path.map((_, height) => `sibling at height ${height} of ${tree}`)
    return [
      'metadata: path lengths up to the chain leaf',
      ...siblings(logPath, 'the logs tree'),
      "the chain's aggregated root",
      'index of the batch in the batch tree',
      ...siblings(batchPath, 'the batch tree'),
      'settlement block, and index of the chain in the shared tree',
      'chain id of the settlement layer',
      'metadata: path length in the shared tree',
      ...siblings(sharedPath, 'the shared tree'),
    ]
  } catch {
    return elements.map(() => 'element')
  }
}
