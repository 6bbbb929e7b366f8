import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { estimateFeesPerGas, estimateGas } from 'viem/actions'
import { chainKey } from '../../../../interop/react/query/chainKey'
import type { TransactionRequest } from './runTransaction'

/**
 * Maximum cost of a transaction, in wei, at current fees.
 *
 * Fails with the revert reason if the transaction would revert.
 */
export function feeQuery(
  client: Client,
  { chainId, account, to, data, value = 0n, accessList }: TransactionRequest,
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'fee', account, to, data, String(value)),
    queryFn: async () => {
      const [gas, { maxFeePerGas }] = await Promise.all([
        estimateGas(client, { account, to, data, value, ...(accessList && { accessList }) }),
        estimateFeesPerGas(client),
      ])
      return gas * maxFeePerGas
    },
  })
}
