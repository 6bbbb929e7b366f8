import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../../environment/useEnvironment'
import type { Latency } from './estimateLatency'
import { latencyQuery } from './latencyQuery'

/** Recent latencies of a chain's messages; undefined while unknown, and for chains without a staking contract. */
export function useLatency(chainId: number): Latency | undefined {
  const {
    config,
    manifest: { stakingChains, rewardsChain },
  } = useEnvironment()
  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  const query = latencyQuery(config.getClient({ chainId }), {
    chainId,
    staking: staking ?? rewardsChain.token,
    destination: {
      client: config.getClient({ chainId: rewardsChain.chainId }),
      chainId: rewardsChain.chainId,
      fromBlock: rewardsChain.token.blockNumber,
    },
  })
  return useQuery({ ...query, enabled: staking !== undefined }).data
}
