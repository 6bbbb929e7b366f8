import { queryOptions } from '@tanstack/react-query'
import { type Address, type Client, size } from 'viem'
import { getBalance, getCode, getTransactionCount } from 'viem/actions'
import { chainKey } from '../../shared/chains/chainKey'

/** What a chain knows of an account. */
export type Account = {
  /** In wei. */
  balance: bigint
  /** How many transactions it has sent; of a contract, how many contracts it has deployed. */
  nonce: number
  /** Bytes of code; 0 if it is no contract. */
  codeSize: number
}

/** What a chain knows of an account, as of its head. */
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
      return { balance, nonce, codeSize: size(code) }
    },
  })
}
