import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../../shared/chains/chainKey'
import { messageIndexQuery } from '../events/messageIndexQuery'
import { estimateLatency } from './estimateLatency'
import { type Destination, messageTimesQuery } from './messageTimesQuery'

/** Older messages are less representative. */
const recentBlocks = 10_000n
const sampleSize = 5

/** Recent latencies of a staking chain's messages, from sent to verifiable on the rewards chain. */
export function latencyQuery(
  source: Client,
  {
    chainId,
    staking,
    destination,
  }: {
    chainId: number
    staking: { address: Address; blockNumber: number }
    destination: Destination
  },
) {
  return queryOptions({
    // A message is delivered once the destination has imported its root.
    queryKey: chainKey(destination.chainId, 'latency', String(chainId), staking.address),
    queryFn: async ({ client: cache }) => {
      const head = await getBlockNumber(source, { cacheTime: 0 })
      const deployed = BigInt(staking.blockNumber)
      const events = await getContractEvents(source, {
        address: staking.address,
        abi: stakingAbi,
        eventName: 'FirstDepositMessageSent',
        fromBlock: head - deployed > recentBlocks ? head - recentBlocks : deployed,
        toBlock: head,
        strict: true,
      })
      const arrivals = await Promise.allSettled(
        events.slice(-sampleSize).map(async ({ transactionHash: hash, blockNumber, args }) => {
          const messageIndex = await cache.fetchQuery(
            messageIndexQuery(source, {
              chainId,
              hash,
              sender: staking.address,
              messageHash: args.messageHash,
            }),
          )
          return cache.fetchQuery(
            messageTimesQuery(source, {
              id: { chainId, hash, messageIndex },
              blockNumber,
              destination,
            }),
          )
        }),
      )
      return estimateLatency(
        arrivals.flatMap((arrival) =>
          arrival.status === 'fulfilled' && arrival.value ? [arrival.value] : [],
        ),
      )
    },
  })
}
