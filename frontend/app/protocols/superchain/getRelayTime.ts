import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { type Client, decodeFunctionData, type Hash } from 'viem'
import { getBlock, getBlockNumber, getContractEvents, getTransaction } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { readInRanges } from '../../../../interop/rpc/readInRanges'
import { superchainAddresses } from '../../../../interop/superchain/addresses'
import { median } from '../../lib/median'
import type { SuperchainEnvironment } from './SuperchainEnvironment'

/** Earlier relays are less representative. */
const recentBlocks = 100n
const sampleSize = 5

/** Median time from sent to relayed of recent messages from a chain, of any sender, in milliseconds; null if unknown. */
export async function getRelayTime(
  { manifest: { rewardsChain }, clientOf }: SuperchainEnvironment,
  chainId: number,
  cache: QueryClient,
): Promise<number | null> {
  const destination = clientOf(rewardsChain.chainId)
  const head = await getBlockNumber(destination, { cacheTime: 0 })
  const range = { fromBlock: head > recentBlocks ? head - recentBlocks + 1n : 0n, toBlock: head }
  const relays = await readInRanges(destination, range, (blocks) =>
    getContractEvents(destination, {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      abi: l2ToL2CrossDomainMessengerAbi,
      eventName: 'RelayedMessage',
      args: { source: BigInt(chainId) },
      ...blocks,
      strict: true,
    }),
  )
  const hashes = new Set(relays.slice(-sampleSize).map(({ transactionHash }) => transactionHash))
  const durations = await Promise.all(
    [...hashes].map((hash) =>
      cache.fetchQuery(relayDurationQuery(destination, { chainId: rewardsChain.chainId, hash })),
    ),
  )
  return median(durations.flatMap((duration) => duration ?? [])) ?? null
}

/** The time from sent to relayed of the message that a transaction relays; null if it calls another function. */
function relayDurationQuery(client: Client, { chainId, hash }: { chainId: number; hash: Hash }) {
  return queryOptions({
    queryKey: ['relayDuration', chainId, hash],
    queryFn: async (): Promise<number | null> => {
      const { input, blockNumber } = await getTransaction(client, { hash })
      if (blockNumber === null) return null
      const { timestamp } = await getBlock(client, { blockNumber })
      try {
        const { functionName, args } = decodeFunctionData({
          abi: l2ToL2CrossDomainMessengerAbi,
          data: input,
        })
        if (functionName !== 'relayMessage') return null
        return Number(timestamp - args[0].timestamp) * 1_000
      } catch {
        return null
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
