import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'
import { readBackward } from '../../shared/events/readBackward'
import { firstSize } from '../events/eventPageQuery'
import { readLogs } from '../events/readLogs'
import { sentMessages } from './sentMessages'

/** More are not counted, as all of them would have to be loaded each time. */
const most = 1_000

/** The number of messages of a chain whose batch is not executed, and whether there are more; polled while there are any. */
export function messagesInFlightQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: chainKey(chainId, 'messagesInFlight'),
    queryFn: async () => {
      const [executed, head] = await Promise.all([
        getBlock(client, { blockTag: 'finalized' }),
        getBlock(client, { blockTag: 'latest' }),
      ])
      const { items } = await readBackward(
        client,
        { before: head.number + 1n, first: executed.number + 1n, count: most, firstSize },
        (range) => readLogs(client, sentMessages, range),
      )
      return { count: Math.min(items.length, most), isMore: items.length > most }
    },
    refetchInterval: ({ state }) => (state.data?.count === 0 ? false : client.pollingInterval),
  })
}
