import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { chainKey } from '../../src/chains/chainKey'
import type { BlockRange } from '../../src/chains/readInRanges'
import { readBackward } from './readBackward'

/** Reads what happened in some blocks of a chain, in order. */
export type EventReader<item> = (
  client: Client,
  { chainId, range }: { chainId: number; range: BlockRange },
) => Promise<item[]>

/**
 * A page of what happened on a chain, latest first.
 *
 * @param name - Tells one kind of events from others.
 * @param before - The block after the last one of interest; without it the page is that of the latest events.
 */
export function eventPageQuery<item extends { blockNumber: bigint }>(
  client: Client,
  {
    chainId,
    name,
    before,
    count,
    read,
  }: {
    chainId: number
    name: string
    before?: bigint | undefined
    count: number
    read: EventReader<item>
  },
) {
  const key = [name, String(before ?? 'latest'), String(count)]
  return queryOptions({
    queryKey: before === undefined ? chainKey(chainId, ...key) : ['past', chainId, ...key],
    queryFn: async () =>
      readBackward(
        { before: before ?? (await getBlockNumber(client, { cacheTime: 0 })) + 1n, count },
        (range) => read(client, { chainId, range }),
      ),
    placeholderData: keepPreviousData,
  })
}
