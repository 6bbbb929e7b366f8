import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock, getContractEvents } from 'viem/actions'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import { chainKey } from '../../shared/chains/chainKey'
import { readInRanges } from '../../shared/events/readInRanges'

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
        (range) =>
          getContractEvents(client, {
            address: systemAddresses.l1Messenger,
            abi: l1MessengerAbi,
            eventName: 'L1MessageSent',
            ...range,
          }),
      )
      return messages.length
    },
    refetchInterval: ({ state }) => (state.data === 0 ? false : client.pollingInterval),
  })
}
