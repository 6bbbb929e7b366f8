import type { Hex } from 'viem'
import { encodeProof, hashLog, LogsTree, logsTreeDepth } from '../../../interop'
import { encodeMetadata } from '../../../interop/proof/metadata'
import type { BatchContents } from '../settlement/Batch'
import type { Chain, Leaf } from '../settlement/Chain'

const trees = new WeakMap<BatchContents, LogsTree>()

/** The logs tree of a batch, built for its first proof. */
function logsTree(contents: BatchContents): LogsTree {
  const known = trees.get(contents)
  if (known) return known
  const tree = new LogsTree(
    contents.messages.map(({ txNumberInBatch, sender, data }) =>
      hashLog({ txNumberInBatch, sender, message: data }),
    ),
  )
  trees.set(contents, tree)
  return tree
}

/** From a message to the interop root of the block in which its batch was executed; null until then. */
export function interopProof(chain: Chain, { batch, contents, leafIndex }: Leaf): Hex[] | null {
  if (!batch.interopPath) return null
  return encodeProof({
    logPath: logsTree(contents).path(leafIndex),
    aggregatedRoot: chain.aggregatedRoot,
    ...batch.interopPath,
  })
}

/** From a message to the root of its batch, which is what the chain's contract on the settlement layer checks. */
export function settlementProof(chain: Chain, { batch, contents, leafIndex }: Leaf): Hex[] | null {
  if (!batch.execute) return null
  return [
    encodeMetadata({ logPathLength: logsTreeDepth + 1, batchPathLength: 0, isFinal: true }),
    ...logsTree(contents).path(leafIndex),
    chain.aggregatedRoot,
  ]
}
