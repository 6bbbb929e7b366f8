import { useQueries } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useEnvironment } from '../../environment/useEnvironment'
import { stakingEventsQuery } from './stakingEventsQuery'

/** What an account did at each staking contract, as far as it could be read. */
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
    /** The chains that could not be asked, or not for what is new. */
    unread: stakingChains.filter((_, index) => histories[index]?.isError),
    isPending: histories.some((history) => history.isPending),
  }
}
