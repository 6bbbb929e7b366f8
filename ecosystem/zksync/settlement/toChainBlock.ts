import type { FollowedBlock } from '../../anvil/followBlocks'
import { addedRoots } from './addedRoots'
import type { ChainBlock } from './Batch'
import { sentMessages } from './sentMessages'

/** Converts a block to the parts that its batch needs. */
export function toChainBlock({ logs, transactions, ...block }: FollowedBlock): ChainBlock {
  const hashes = transactions.map(({ hash }) => hash)
  const sent = sentMessages(logs)
  const added = addedRoots(logs)
  const imports = new Set(added.map(({ transactionHash }) => transactionHash))
  return {
    ...block,
    transactions: hashes,
    messages: sent.map(({ args, transactionHash, transactionIndex, blockNumber, logIndex }) => ({
      transactionHash,
      transactionIndex,
      blockNumber,
      logIndex,
      sender: args._sender,
      data: args._message,
    })),
    importedRoots: added.flatMap(({ args }) =>
      args.sides.map((root) => ({ chainId: args.chainId, blockNumber: args.blockNumber, root })),
    ),
    isImportOnly: hashes.every((hash) => imports.has(hash)),
  }
}
