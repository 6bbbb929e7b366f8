import { BaseError, type Client, numberToHex, ResponseBodyTooLargeError } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import type { BlockRange } from '../../../interop/rpc/readInRanges'
import { request } from '../../../interop/rpc/request'
import type { Page } from '../../shared/events/readBackward'
import { type BlockTransaction, readTransaction } from './BlockTransaction'

const method = 'eth_getBlockByNumber'

/** Blocks are requested together, more while they have few transactions. */
const chunk = { first: 16n, growth: 4n, largest: 200n, transactions: 1_000 }

/** A page ends after this many blocks or transactions: nodes have no index of the transactions of an account. */
const limits = { blocks: 1_000n, transactions: 20_000 }

/** Whether a transaction is one of those that are searched for. */
type Criterion = (transaction: BlockTransaction) => boolean

/**
 * Reads the latest transactions before a block that meet a criterion, newest first. A page includes those of whole blocks.
 *
 * @param before - Exclusive upper bound of the blocks.
 */
export async function scanTransactions(
  client: Client,
  { before, count, isWanted }: { before: bigint; count: number; isWanted: Criterion },
): Promise<Page<BlockTransaction>> {
  const items: BlockTransaction[] = []
  const end = before > limits.blocks ? before - limits.blocks : 0n
  let from = before
  let searched = 0
  let size = chunk.first
  while (from > end && items.length < count && searched < limits.transactions) {
    const fromBlock = from - size > end ? from - size : end
    const found = await readIfFits(client, { fromBlock, toBlock: from - 1n })
    if (!found) {
      size = size > chunk.growth ? size / chunk.growth : 1n
      continue
    }
    for (const transaction of found.toReversed()) if (isWanted(transaction)) items.push(transaction)
    searched += found.length
    from = fromBlock
    if (found.length > chunk.transactions) size = 1n
    else size = chunk.growth * size < chunk.largest ? chunk.growth * size : chunk.largest
  }
  return { items, from }
}

/** Reads a block range; null if the response to several blocks is too large. */
async function readIfFits(client: Client, range: BlockRange): Promise<BlockTransaction[] | null> {
  try {
    return await readTransactions(client, range)
  } catch (error) {
    const isTooLarge =
      error instanceof BaseError &&
      error.walk((cause) => cause instanceof ResponseBodyTooLargeError) !== null
    if (!isTooLarge || range.fromBlock === range.toBlock) throw error
    return null
  }
}

/** Reads all transactions in a block range, in order. */
export async function readTransactions(
  client: Client,
  { fromBlock, toBlock }: BlockRange,
): Promise<BlockTransaction[]> {
  const numbers = [...Array(Number(toBlock - fromBlock + 1n)).keys()].map(
    (offset) => fromBlock + BigInt(offset),
  )
  const blocks = await Promise.all(numbers.map((number) => readBlock(client, number)))
  return blocks.flat()
}

async function readBlock(client: Client, number: bigint): Promise<BlockTransaction[]> {
  const value = await request(client, method, [numberToHex(number), true])
  // A node that is behind does not have it yet.
  if (value === null) return []
  const block = new RpcResponse(method, value)
  const at = new Date(Number(block.integer('timestamp')) * 1_000)
  return block
    .objects('transactions')
    .map((transaction, index) => readTransaction(transaction, { blockNumber: number, index, at }))
}
