import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getBalance } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'

/** The balance of an account on a chain, in wei. */
export function balanceQuery(
  client: Client,
  { chainId, account }: { chainId: number; account: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'balance', account),
    queryFn: () => getBalance(client, { address: account }),
  })
}
