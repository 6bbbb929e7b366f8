import { BlockNotFoundError, type Client, type Hash } from 'viem'
import { getBlock } from 'viem/actions'

/** The latest block of a chain when it was read. */
export type LatestBlock = { number: bigint; hash: Hash; parentHash: Hash }

/** Whether the latest block of a chain is no longer part of it, given a later one. */
export async function isReplaced(
  client: Client,
  { number, hash }: LatestBlock,
  later: LatestBlock,
): Promise<boolean> {
  if (later.number <= number) return later.hash !== hash
  if (later.number === number + 1n) return later.parentHash !== hash
  try {
    return (await getBlock(client, { blockNumber: number })).hash !== hash
  } catch (error) {
    if (error instanceof BlockNotFoundError) return true
    throw error
  }
}
