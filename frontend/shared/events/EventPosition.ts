import type { Client, Hash, Log } from 'viem'
import { getBlock } from 'viem/actions'

/** Where and when an event was emitted. */
export type EventPosition = {
  chainId: number
  transactionHash: Hash
  blockNumber: bigint
  /** Index in the block. */
  logIndex: number
  at: Date
}

/** Tells where and when an event was emitted; the time is requested if the node does not put it into its logs. */
export async function getEventPosition(
  client: Client,
  chainId: number,
  { transactionHash, blockNumber, logIndex, blockTimestamp }: Log<bigint, number, false>,
): Promise<EventPosition> {
  const timestamp = blockTimestamp ?? (await getBlock(client, { blockNumber })).timestamp
  return {
    chainId,
    transactionHash,
    blockNumber,
    logIndex,
    at: new Date(Number(timestamp) * 1_000),
  }
}
