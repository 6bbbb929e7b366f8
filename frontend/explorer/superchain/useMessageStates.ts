import { useQueries } from '@tanstack/react-query'
import { manifestChains } from '../../../deployments/interopChains'
import { chainKey } from '../../../interop/react/query/chainKey'
import { isRelayed } from '../../../interop/superchain/rpc/isRelayed'
import { useNetwork } from '../../shared/environment/useNetwork'
import type { MessageStates } from '../ExplorerProtocol'

/** Whether each message is relayed; undefined for destinations that the environment does not have. */
export const useMessageStates: MessageStates = (messages, { isEnabled }) => {
  const { manifest, clientOf } = useNetwork()
  const ids = new Set(manifestChains(manifest).map(({ chainId }) => BigInt(chainId)))
  const relayed = useQueries({
    queries: messages.map(({ destination = 0n, messageHash }) => ({
      queryKey: chainKey(Number(destination), 'relayed', messageHash),
      queryFn: () => isRelayed(clientOf(Number(destination)), messageHash),
      enabled: isEnabled && ids.has(destination),
    })),
  })
  return relayed.map(({ data }) => {
    if (data === undefined) return undefined
    return data ? 'relayed' : 'pending'
  })
}
