import { queryOptions } from '@tanstack/react-query'
import { getMessages } from '../../../../interop/actions/getMessages'
import { chainKey } from '../../../shared/chains/chainKey'
import { getRecentDeposits } from '../../features/events/getRecentDeposits'
import { messageIndexQuery } from '../../features/events/messageIndexQuery'
import { estimateLatency, type Latency } from './estimateLatency'
import { messageTimesQuery } from './messageTimesQuery'
import type { ZksyncEnvironment } from './ZksyncEnvironment'

/** Recent latencies of a chain's messages, from sent to verifiable on the rewards chain; empty without a staking contract. */
export function latencyQuery(
  { manifest: { stakingChains, rewardsChain }, clientOf }: ZksyncEnvironment,
  chainId: number,
) {
  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  const source = clientOf(chainId)
  const destination = {
    client: clientOf(rewardsChain.chainId),
    chainId: rewardsChain.chainId,
    fromBlock: rewardsChain.token.blockNumber,
  }
  return queryOptions({
    // A message is delivered once the destination has imported its root.
    queryKey: chainKey(destination.chainId, 'latency', String(chainId)),
    queryFn: async ({ client: cache }): Promise<Latency> => {
      if (!staking) return {}
      const arrivals = await Promise.allSettled(
        (await getRecentDeposits(source, staking)).map(
          async ({ transactionHash: hash, blockNumber, args }) => {
            const messageIndex = await cache.fetchQuery(
              messageIndexQuery(source, {
                chainId,
                hash,
                sender: staking.address,
                messageHash: args.messageHash,
                getMessages,
              }),
            )
            return cache.fetchQuery(
              messageTimesQuery(source, {
                id: { chainId, hash, messageIndex },
                blockNumber,
                destination,
              }),
            )
          },
        ),
      )
      return estimateLatency(
        arrivals.flatMap((arrival) =>
          arrival.status === 'fulfilled' && arrival.value ? [arrival.value] : [],
        ),
      )
    },
  })
}
