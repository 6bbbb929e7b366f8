import { useQueries } from '@tanstack/react-query'
import type { Address } from 'viem'
import { balanceQuery } from '../../chains/balanceQuery'
import { useEnvironment } from '../../environment/useEnvironment'
import type { Holdings } from './sortChains'
import { stakeQuery } from './stakeQuery'

/** What an account has on each staking chain; nothing without an account. */
export function useHoldings(account: Address | undefined): (chainId: number) => Holdings {
  const {
    manifest: { stakingChains },
    clientOf,
  } = useEnvironment()
  const chains = account ? stakingChains : []
  const balances = useQueries({
    queries: chains.map(({ chainId }) =>
      balanceQuery(clientOf(chainId), { chainId, account: account ?? '0x' }),
    ),
  })
  const stakes = useQueries({
    queries: chains.map(({ chainId, staking: { address } }) =>
      stakeQuery(clientOf(chainId), { chainId, address, account: account ?? '0x' }),
    ),
  })
  return (chainId) => {
    const index = chains.findIndex((chain) => chain.chainId === chainId)
    return { balance: balances[index]?.data, stake: stakes[index]?.data }
  }
}
