import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { chainKey } from '../../shared/chains/chainKey'
import { type Page, readBackward } from '../../shared/events/readBackward'
import type { BlockRange } from '../../shared/events/readInRanges'
import { type LatestPage, readLatest } from '../../shared/events/readLatest'

/** Reads the events in a block range of a chain, in order. */
export type EventReader<item> = (
  client: Client,
  { chainId, range }: { chainId: number; range: BlockRange },
) => Promise<item[]>

/**
 * A page of events, newest first.
 *
 * @param name - Identifies the kind of events in the cache.
 * @param before - Exclusive upper bound of the blocks; the latest events if omitted.
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
  const queryKey = before === undefined ? chainKey(chainId, ...key) : ['past', chainId, ...key]
  const readRange = (range: BlockRange) => read(client, { chainId, range })
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }): Promise<Page<item>> => {
      if (before !== undefined) return readBackward(client, { before, count }, readRange)
      const head = await getBlockNumber(client, { cacheTime: 0 })
      const known = cache.getQueryData<LatestPage<item>>(queryKey)
      return readLatest(client, { head, known, count }, readRange)
    },
    placeholderData: keepPreviousData,
  })
}
