import type { Client, Hash, Log } from 'viem'
import { getBlock } from 'viem/actions'

/** Position and time of an event. */
export type EventPosition = {
  chainId: number
  transactionHash: Hash
  blockNumber: bigint
  /** Index in the block. */
  logIndex: number
  at: Date
}

/** Gets the position and time of an event. Requests the block if the log has no timestamp. */
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
