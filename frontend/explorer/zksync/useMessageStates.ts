import { useQueries } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'
import { useNetwork } from '../../shared/environment/useNetwork'
import type { MessageStates } from '../ExplorerProtocol'

/** Whether the batch of each message is executed. */
export const useMessageStates: MessageStates = (messages, { isEnabled }) => {
  const { clientOf } = useNetwork()
  const chainIds = [...new Set(messages.map(({ chainId }) => chainId))]
  const executed = useQueries({
    queries: chainIds.map((chainId) => ({
      ...executedBlockQuery(clientOf(chainId), chainId),
      enabled: isEnabled,
    })),
  })
  return messages.map(({ chainId, blockNumber }) => {
    const last = executed[chainIds.indexOf(chainId)]?.data
    if (last === undefined) return undefined
    return blockNumber <= last ? 'executed' : 'in flight'
  })
}

/** The last block of a chain whose batch is executed; polled, as that happens on another chain. */
function executedBlockQuery(client: Client, chainId: number) {
  return {
    queryKey: chainKey(chainId, 'executedBlock'),
    queryFn: async () => (await getBlock(client, { blockTag: 'finalized' })).number,
    refetchInterval: client.pollingInterval,
  }
}
