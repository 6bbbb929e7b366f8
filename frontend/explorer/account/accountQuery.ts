import { queryOptions } from '@tanstack/react-query'
import type { Address, Client, Hex } from 'viem'
import { getBalance, getCode, getTransactionCount } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'

/** State of an account on a chain. */
export type Account = {
  /** In wei. */
  balance: bigint
  /** Number of transactions it has sent; for a contract, number of contracts it has deployed plus one. */
  nonce: number
  /** Empty if it is not a contract. */
  code: Hex
}

/** State of an account at the head of a chain. */
export function accountQuery(
  client: Client,
  { chainId, address }: { chainId: number; address: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'account', address),
    queryFn: async (): Promise<Account> => {
      const [balance, nonce, code = '0x'] = await Promise.all([
        getBalance(client, { address }),
        getTransactionCount(client, { address }),
        getCode(client, { address }),
      ])
      return { balance, nonce, code }
    },
  })
}
