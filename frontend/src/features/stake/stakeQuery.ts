import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getBalance, readContract } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../chains/chainKey'

/** What an account has on a staking chain: ETH, a stake, and whether it ever had one. */
export function stakeQuery(
  client: Client,
  { chainId, address, account }: { chainId: number; address: Address; account: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'stake', account),
    queryFn: async () => {
      const [balance, [staked, madeFirstDeposit]] = await Promise.all([
        getBalance(client, { address: account }),
        readContract(client, {
          address,
          abi: stakingAbi,
          functionName: 'deposits',
          args: [account],
        }),
      ])
      return { balance, staked, madeFirstDeposit }
    },
  })
}
