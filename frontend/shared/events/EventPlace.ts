import type { Client, Hash, Log } from 'viem'
import { getBlock } from 'viem/actions'

/** Where and when an event happened. */
export type EventPlace = {
  chainId: number
  transactionHash: Hash
  blockNumber: bigint
  /** Index in the block. */
  logIndex: number
  at: Date
}

/** Tells where an event happened; the time is asked for if the node does not put it into its logs. */
export async function placeOf(
  client: Client,
  chainId: number,
  { transactionHash, blockNumber, logIndex, blockTimestamp }: Log<bigint, number, false>,
): Promise<EventPlace> {
  const timestamp = blockTimestamp ?? (await getBlock(client, { blockNumber })).timestamp
  return {
    chainId,
    transactionHash,
    blockNumber,
    logIndex,
    at: new Date(Number(timestamp) * 1_000),
  }
}

/**
 * Puts the latest event first.
 *
 * @param chainIds - Of two chains only the time compares, and that in whole seconds: within one, the first of these chains
 * counts as later.
 */
export function latestFirst(chainIds: readonly number[]) {
  return (a: EventPlace, b: EventPlace): number =>
    b.at.getTime() - a.at.getTime() ||
    chainIds.indexOf(a.chainId) - chainIds.indexOf(b.chainId) ||
    Number(b.blockNumber - a.blockNumber) ||
    b.logIndex - a.logIndex
}
