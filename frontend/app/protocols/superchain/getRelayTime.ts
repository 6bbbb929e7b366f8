import type { QueryClient } from '@tanstack/react-query'
import { getSentMessages } from '../../../../interop/superchain/actions/getSentMessages'
import { blockTimeQuery } from '../../../shared/chains/blockTimeQuery'
import { relayQuery } from '../../../shared/superchain/relayQuery'
import { getRecentDeposits } from '../../features/events/getRecentDeposits'
import { messageIndexQuery } from '../../features/events/messageIndexQuery'
import { median } from '../../lib/median'
import { destinationIn } from './destinationIn'
import type { SuperchainEnvironment } from './SuperchainEnvironment'

/** Median time from sent to relayed of recent messages of a staking chain, in milliseconds; null if unknown. */
export async function getRelayTime(
  environment: SuperchainEnvironment,
  chainId: number,
  cache: QueryClient,
): Promise<number | null> {
  const { manifest, clientOf } = environment
  const staking = manifest.stakingChains.find((chain) => chain.chainId === chainId)?.staking
  if (!staking) return null
  const source = clientOf(chainId)
  const destinationOf = destinationIn(environment)
  const relays = await Promise.allSettled(
    (await getRecentDeposits(source, staking)).map(async ({ transactionHash: hash, args }) => {
      const messageIndex = await cache.fetchQuery(
        messageIndexQuery(source, {
          chainId,
          hash,
          sender: staking.address,
          messageHash: args.messageHash,
          getMessages: getSentMessages,
        }),
      )
      const { status, relay } = await cache.fetchQuery(
        relayQuery(source, { chainId, hash, messageIndex, destinationOf }),
      )
      if (!relay || !('message' in status)) return []
      const { blockNumber } = status.message
      const sentAt = await cache.fetchQuery(blockTimeQuery(source, { chainId, blockNumber }))
      // The clocks of two chains may differ.
      return [Math.max(0, relay.at.getTime() - sentAt.getTime())]
    }),
  )
  const durations = relays.flatMap((relay) => (relay.status === 'fulfilled' ? relay.value : []))
  return median(durations) ?? null
}
