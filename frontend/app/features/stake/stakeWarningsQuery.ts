import { queryOptions } from '@tanstack/react-query'
import type { Protocol } from '../../protocols/Protocol'

/** Why a first deposit on a staking chain would not be rewarded. */
export function stakeWarningsQuery(protocol: Protocol, chainId: number) {
  return queryOptions({
    queryKey: ['stakeWarnings', chainId],
    queryFn: async () => (await protocol.load()).getStakeWarnings(chainId),
  })
}
