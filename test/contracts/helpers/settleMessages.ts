import type { L2InteropRootStorage, MessageRoot, ZKChain } from '../../../artifacts/types'
import { hashLog } from '../../../interop/merkle/hashLog'
import { LogsTree } from '../../../interop/merkle/LogsTree'
import type { MessageRootTree } from '../../../interop/merkle/MessageRootTree'
import { aggregatedRoot, chainBatchRoot } from '../../../interop/merkle/messageRoot'
import { encodeProof } from '../../../interop/proof/encodeProof'
import type { L2Message, MessageInclusion } from '../../../interop/types'

export type SettleParameters = {
  messages: readonly L2Message[]
  zkChain: ZKChain
  /** Mirrors the message root contract; the batch is appended. */
  tree: MessageRootTree
  settlementChainId: bigint
}

/** Settles a batch of messages on the settlement layer, and returns their proofs. */
export async function settleMessages(parameters: SettleParameters): Promise<MessageInclusion[]> {
  const { messages, zkChain, tree, settlementChainId } = parameters
  const sourceChainId = await zkChain.chainId()
  const batchNumber = (await zkChain.totalBatchesCommitted()) + 1n
  await zkChain.commitBatch({
    batchNumber,
    firstBlock: batchNumber,
    lastBlock: batchNumber,
    lastBlockHash: aggregatedRoot(batchNumber),
    timestamp: batchNumber,
    messages: [...messages],
    importedRoots: [],
  })
  await zkChain.proveBatch(batchNumber)
  const execution = await (await zkChain.executeBatch(batchNumber, [])).wait()
  const blockNumber = BigInt(execution?.blockNumber ?? 0)

  const logsTree = new LogsTree(
    messages.map((message) => hashLog({ ...message, message: message.data })),
  )
  const batchLeafIndex = tree.appendBatch({
    chainId: sourceChainId,
    batchNumber,
    chainBatchRoot: chainBatchRoot({ localLogsRoot: logsTree.root, chainId: sourceChainId }),
  })
  const { batchPath, chainIndex, sharedPath } = tree.position({
    chainId: sourceChainId,
    batchLeafIndex,
  })
  return messages.map((message, index) => ({
    sourceChainId,
    batchNumber,
    index,
    message,
    proof: encodeProof({
      logPath: logsTree.path(index),
      aggregatedRoot: aggregatedRoot(sourceChainId),
      batchLeafIndex,
      batchPath,
      settlementLayer: { chainId: settlementChainId, blockNumber, chainIndex },
      sharedPath,
    }),
  }))
}

/** Imports all published interop roots that the chain has not imported yet. */
export async function importRoots(parameters: {
  messageRoot: MessageRoot
  rootStorage: L2InteropRootStorage
}): Promise<void> {
  const { messageRoot, rootStorage } = parameters
  const events = await messageRoot.queryFilter(messageRoot.filters.NewInteropRoot())
  for (const { args } of events)
    if (BigInt(await rootStorage.interopRoots(args.chainId, args.blockNumber)) === 0n)
      await rootStorage.addInteropRoot(args.chainId, args.blockNumber, [...args.sides])
}
