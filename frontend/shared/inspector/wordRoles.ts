import type { Hash } from 'viem'
import { decodeProof } from '../../../interop/proof/decodeProof'

/** Says what each word of a proof is there for; a proof of another shape than ours has words without a known role. */
export function wordRoles(words: readonly Hash[]): string[] {
  try {
    const { logPath, batchPath, sharedPath } = decodeProof(words)
    const siblings = (path: readonly Hash[], tree: string) =>
      path.map((_, height) => `sibling at height ${height} of ${tree}`)
    return [
      'metadata: lengths of the paths up to the chain',
      ...siblings(logPath, 'the logs tree'),
      "the chain's aggregated root",
      'index of the batch in the tree of its chain',
      ...siblings(batchPath, 'the tree of batches'),
      'settlement block, and index of the chain in the shared tree',
      'chain id of the settlement layer',
      'metadata: length of the path in the shared tree',
      ...siblings(sharedPath, 'the shared tree'),
    ]
  } catch {
    return words.map(() => 'word')
  }
}
