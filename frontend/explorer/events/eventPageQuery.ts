import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'
import { type EventPosition, getEventPosition } from '../../../interop/rpc/EventPosition'
import type { BlockRange } from '../../../interop/rpc/readInRanges'
import { type Page, readBackward } from '../../shared/events/readBackward'
import { type LatestPage, readLatest } from '../../shared/events/readLatest'
import { type BlockPosition, cutPage, formatPosition } from './BlockPosition'
import type { ChainLog, EventSource } from './EventSource'
import { parseLogs } from './parseLogs'
import { readLogs } from './readLogs'

/** Nodes return all events of a block, which can be thousands. */
export const firstSize = 8n

/** A page of events, newest first. */
export type EventPage<event> = {
  items: (event & EventPosition)[]
  /** Where the next page starts; null if there are no older events. */
  older: BlockPosition | null
  /** The first block covered by the page. */
  from: bigint
}

/**
 * A page of the events of a source, newest first.
 *
 * @param before - Exclusive upper bound; the latest events if omitted.
 */
export function eventPageQuery<event>(
  client: Client,
  {
    chainId,
    source,
    before,
    count,
  }: {
    chainId: number
    source: EventSource<event>
    before?: BlockPosition | undefined
    count: number
  },
) {
  const key = [source.name, before ? formatPosition(before) : 'latest', String(count)]
  const queryKey = before === undefined ? chainKey(chainId, ...key) : ['past', chainId, ...key]
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }): Promise<EventPage<event> & { logs: Page<ChainLog> }> => {
      const known = cache.getQueryData<{ logs: LatestPage<ChainLog> }>(queryKey)?.logs
      const logs = await readLogPage(client, { source, before, count, known })
      return { ...(await toEvents(client, { chainId, source, count, logs })), logs }
    },
    // Comparing thousands of logs takes longer than rendering a page of them.
    structuralSharing: false,
    placeholderData: keepPreviousData,
  })
}

/** Reads the logs of a page, of whole blocks. */
async function readLogPage(
  client: Client,
  {
    source,
    before,
    count,
    known,
  }: {
    source: EventSource<unknown>
    before: BlockPosition | undefined
    count: number
    known: LatestPage<ChainLog> | undefined
  },
): Promise<Page<ChainLog>> {
  const read = (range: BlockRange) => readLogs(client, source, range)
  if (!before) {
    const head = await getBlockNumber(client, { cacheTime: 0 })
    return readLatest(client, { head, known, count, firstSize }, read)
  }
  const { blockNumber, index } = before
  const end = index > 0 ? blockNumber + 1n : blockNumber
  return readBackward(client, { before: end, count, firstSize }, async (range) =>
    (await read(range)).filter((log) => log.blockNumber < blockNumber || log.logIndex < index),
  )
}

/** Reads the events of a page: of its first logs, as a block can have thousands. */
async function toEvents<event>(
  client: Client,
  {
    chainId,
    source,
    count,
    logs,
  }: { chainId: number; source: EventSource<event>; count: number; logs: Page<ChainLog> },
): Promise<EventPage<event>> {
  const { shown, older } = cutPage(logs, count, ({ blockNumber, logIndex: index }) => ({
    blockNumber,
    index,
  }))
  const items = await Promise.all(
    parseLogs(source, { chainId, logs: shown, all: logs.items }).map(async ({ log, event }) => ({
      ...event,
      ...(await getEventPosition(client, chainId, log)),
    })),
  )
  return { items, older, from: logs.from }
}
