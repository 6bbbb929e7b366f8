import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { type Page, readBackward } from '../../../shared/events/readBackward'
import { type LatestPage, readLatest } from '../../../shared/events/readLatest'
import { readStakingEvents, type StakingEvent } from './readStakingEvents'

const pageSize = 8

/** Older activity is read on demand. */
const firstRequests = 4

/** A staking chain, and the first block with an event about the account. */
export type ActivitySource = {
  client: Client
  chainId: number
  staking: { address: Address }
  first: bigint
}

/** The latest events about an account on a staking chain; then those since as well. */
export function latestActivityQuery(
  { client, chainId, staking: { address }, first }: ActivitySource,
  account: Address,
) {
  const queryKey = chainKey(chainId, 'activity', address, account, String(first))
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }) => {
      const known = cache.getQueryData<LatestPage<StakingEvent>>(queryKey)
      const head = await getBlockNumber(client, { cacheTime: 0 })
      return readLatest(
        client,
        // Nothing that is shown disappears because something was added.
        {
          ...{ head, known, first, maxRequests: firstRequests },
          count: known ? Number.POSITIVE_INFINITY : pageSize,
        },
        (range) => readStakingEvents(client, { chainId, address, account }, range),
      )
    },
  })
}

/** For each chain, the block before which its events are not read yet; 0 if there are none. */
export type Positions = Readonly<Record<number, bigint>>

/** Older events about an account, a page for each chain at a time. */
export function olderActivityQuery(
  sources: readonly ActivitySource[],
  { account, before }: { account: Address; before: Positions },
) {
  return infiniteQueryOptions({
    queryKey: [
      'olderActivity',
      account,
      JSON.stringify(Object.entries(before).map(([id, block]) => [id, String(block)])),
    ],
    initialPageParam: before,
    queryFn: async ({ pageParam }) => {
      const pages = await Promise.all(
        sources.map(async ({ client, chainId, staking: { address }, first }) => {
          const start = pageParam[chainId] ?? 0n
          const page: Page<StakingEvent> =
            start === 0n
              ? { items: [], from: 0n }
              : await readBackward(client, { before: start, first, count: pageSize }, (range) =>
                  readStakingEvents(client, { chainId, address, account }, range),
                )
          return { chainId, ...page }
        }),
      )
      return {
        items: pages.flatMap(({ items }) => items),
        next: Object.fromEntries(pages.map(({ chainId, from }) => [chainId, from])),
      }
    },
    getNextPageParam: ({ next }): Positions | undefined => (hasOlder(next) ? next : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Whether any chain may have older events. */
export function hasOlder(positions: Positions): boolean {
  return Object.values(positions).some((block) => block > 0n)
}
