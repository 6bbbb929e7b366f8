import { useQueries } from '@tanstack/react-query'
import { encodeEventTopics, type Hash } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { interopChains } from '../../../deployments/interopChains'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { useNetwork } from '../../shared/environment/useNetwork'
import type { MessageLatencies } from '../ExplorerProtocol'
import type { EventSource } from '../events/EventSource'
import { eventPageQuery } from '../events/eventPageQuery'

/** The messages that a chain relayed. */
const relayedMessages: EventSource<{ messageHash: Hash | undefined }> = {
  name: 'relayedMessages',
  filters: [
    {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      topics: encodeEventTopics({
        abi: l2ToL2CrossDomainMessengerAbi,
        eventName: 'RelayedMessage',
      }),
    },
  ],
  parse: ({ topics: [, , , messageHash] }) => ({ messageHash }),
}

const count = 500

/** How long each of the messages took until it was relayed, as far as it is. */
export const useLatencies: MessageLatencies = (messages) => {
  const { manifest, clientOf } = useNetwork()
  const pages = useQueries({
    queries: interopChains(manifest).map(({ chainId }) =>
      eventPageQuery(clientOf(chainId), { chainId, source: relayedMessages, count }),
    ),
  })
  const relays = new Map(
    pages.flatMap(({ data }) => data?.items ?? []).map(({ messageHash, at }) => [messageHash, at]),
  )
  return messages.flatMap(({ messageHash, chainId, blockNumber, logIndex, at }) => {
    const relayedAt = relays.get(messageHash)
    if (!relayedAt) return []
    const id = `${chainId} ${blockNumber} ${logIndex}`
    // Chains have clocks of their own.
    return [{ id, at, seconds: Math.max(relayedAt.getTime() - at.getTime(), 0) / 1_000 }]
  })
}
