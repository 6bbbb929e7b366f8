import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { readContract } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../../../interop/react/query/chainKey'

/** The stake of an account on a chain, in wei. */
export function stakeQuery(
  client: Client,
  { chainId, address, account }: { chainId: number; address: Address; account: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'stake', account),
    queryFn: async () => {
      const [staked] = await readContract(client, {
        address,
        abi: stakingAbi,
        functionName: 'deposits',
        args: [account],
      })
      return staked
    },
  })
}
