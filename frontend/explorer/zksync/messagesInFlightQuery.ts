import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'
import { readInRanges } from '../../../interop/rpc/readInRanges'
import { readLogs } from '../events/readLogs'
import { sentMessages } from './sentMessages'

/** The number of messages of a chain whose batch is not executed; polled while there are any. */
export function messagesInFlightQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: chainKey(chainId, 'messagesInFlight'),
    queryFn: async () => {
      const [executed, head] = await Promise.all([
        getBlock(client, { blockTag: 'finalized' }),
        getBlock(client, { blockTag: 'latest' }),
      ])
      const messages = await readInRanges(
        client,
        { fromBlock: executed.number + 1n, toBlock: head.number },
        (range) => readLogs(client, sentMessages, range),
      )
      return messages.length
    },
    refetchInterval: ({ state }) => (state.data === 0 ? false : client.pollingInterval),
  })
}
