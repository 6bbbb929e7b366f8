import { type Hash, numberToHex, zeroAddress, zeroHash } from 'viem'
import type {
  Batch,
  BatchContents,
  ChainBlock,
  ChainMessage,
  ImportedRoot,
} from '../zksync/settlement/Batch'
import type { Chain } from '../zksync/settlement/Chain'

/**
 * A block for batches in which each transaction sent the given number of messages.
 *
 * @param messagesSent - Number of messages for each transaction of the block.
 */
export function chainBlock({
  number,
  messagesSent = [0],
  importedRoots = [],
  isImportOnly = false,
}: {
  number: bigint
  messagesSent?: readonly number[]
  importedRoots?: readonly ImportedRoot[]
  isImportOnly?: boolean
}): ChainBlock {
  const transactions = messagesSent.map((_, index) => transactionHash(number, index))
  const messages: ChainMessage[] = []
  for (const [transactionIndex, count] of messagesSent.entries())
    for (let sent = 0; sent < count; sent++)
      messages.push({
        transactionHash: transactionHash(number, transactionIndex),
        transactionIndex,
        blockNumber: number,
        logIndex: messages.length,
        sender: zeroAddress,
        data: numberToHex(messages.length, { size: 32 }),
      })
  return {
    number,
    hash: numberToHex(number, { size: 32 }),
    timestamp: number * 10n,
    stateRoot: zeroHash,
    baseFeePerGas: 0n,
    transactions,
    messages,
    importedRoots,
    isImportOnly,
  }
}

/** Makes a batch of these blocks. */
export function sealBlocks(
  chain: Chain,
  blocks: readonly ChainBlock[],
): { batch: Batch; contents: BatchContents } {
  for (const block of blocks) chain.add(block)
  return chain.seal(blocks.length)
}

/** Unique for each transaction, and cheap: some tests fill a batch. */
function transactionHash(block: bigint, index: number): Hash {
  return numberToHex((block << 32n) + BigInt(index), { size: 32 })
}
