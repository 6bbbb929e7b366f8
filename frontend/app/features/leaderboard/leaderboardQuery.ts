import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { readContract } from 'viem/actions'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import type { ManifestChain } from '../../../../deployments/manifest'
import { chainKey } from '../../../../interop/react/query/chainKey'

/** The number of rewards of each staking chain, and the leading chain. */
export function leaderboardQuery(
  client: Client,
  {
    chainId,
    address,
    sources,
  }: { chainId: number; address: Address; sources: readonly ManifestChain[] },
) {
  const token = { address, abi: interopTokenAbi } as const
  return queryOptions({
    queryKey: chainKey(chainId, 'leaderboard'),
    queryFn: async () => {
      const [winningChainId, ...rewards] = await Promise.all([
        readContract(client, { ...token, functionName: 'winningChainId' }),
        ...sources.map((source) =>
          readContract(client, {
            ...token,
            functionName: 'rewardsByChain',
            args: [BigInt(source.chainId)],
          }),
        ),
      ])
      return sources.map((source, index) => ({
        ...source,
        rewards: rewards[index] ?? 0n,
        isWinning: BigInt(source.chainId) === winningChainId,
      }))
    },
  })
}
