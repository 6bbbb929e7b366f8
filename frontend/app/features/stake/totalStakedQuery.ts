import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { readContract } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../../../interop/react/query/chainKey'

/** The total stake in the staking contract of a chain. */
export function totalStakedQuery(
  client: Client,
  { chainId, address }: { chainId: number; address: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'totalStaked'),
    queryFn: () => readContract(client, { address, abi: stakingAbi, functionName: 'totalStaked' }),
  })
}
