import { useQueries } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useEnvironment } from '../../environment/useEnvironment'
import { firstDepositBlockQuery, firstDepositQuery } from './firstDepositQuery'

/** The queries for the block of an account's first deposit on each staking chain. */
export function useFirstDepositBlocks(account: Address) {
  const {
    manifest: { stakingChains },
    clientOf,
  } = useEnvironment()
  return useQueries({
    queries: stakingChains.map(({ chainId, staking }) =>
      firstDepositBlockQuery(clientOf(chainId), { chainId, staking, account }),
    ),
  })
}

/** The first deposits of an account on all staking chains, as far as they could be read. */
export function useFirstDeposits(account: Address) {
  const {
    manifest: { stakingChains },
    clientOf,
  } = useEnvironment()
  const blocks = useFirstDepositBlocks(account)
  const blockOf = (index: number) => blocks[index]?.data ?? 0n
  const deposits = useQueries({
    queries: stakingChains.map(({ chainId, staking }, index) => ({
      ...firstDepositQuery(clientOf(chainId), {
        ...{ chainId, staking, account },
        blockNumber: blockOf(index),
      }),
      enabled: blockOf(index) > 0n,
    })),
  })
  const results = stakingChains.map((chain, index) => ({
    chain,
    event: blockOf(index) > 0n ? deposits[index]?.data : undefined,
    isError: Boolean(blocks[index]?.isError || deposits[index]?.isError),
    isPending: Boolean(
      blocks[index]?.isPending || (blockOf(index) > 0n && deposits[index]?.isPending),
    ),
  }))
  return {
    items: results.flatMap(({ chain, event }) => (event ? [{ chain, event }] : [])),
    /** Chains that could not be read. */
    unread: results.filter(({ isError }) => isError).map(({ chain }) => chain),
    isPending: results.some(({ isPending }) => isPending),
  }
}
