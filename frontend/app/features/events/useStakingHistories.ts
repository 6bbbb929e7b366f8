import { useQueries } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useEnvironment } from '../../environment/useEnvironment'
import { stakingEventsQuery } from './stakingEventsQuery'

/** Events of all staking contracts about an account, as far as they could be read. */
export function useStakingHistories(account: Address) {
  const {
    manifest: { stakingChains },
    config,
  } = useEnvironment()
  const histories = useQueries({
    queries: stakingChains.map(({ chainId, staking }) =>
      stakingEventsQuery(config.getClient({ chainId }), { chainId, staking, account }),
    ),
  })

  return {
    items: stakingChains.flatMap((chain, index) =>
      (histories[index]?.data?.events ?? []).map((event) => ({ event, chain })),
    ),
    /** Chains that could not be read, or not up to their latest block. */
    unread: stakingChains.filter((_, index) => histories[index]?.isError),
    isPending: histories.some((history) => history.isPending),
  }
}
