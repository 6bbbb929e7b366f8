import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getCode } from 'viem/actions'
import { chainKey } from '../../../../interop/react/query/chainKey'

/** Whether an address has code. */
export function hasCodeQuery(
  client: Client,
  { chainId, address }: { chainId: number; address: Address },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'hasCode', address),
    queryFn: async () => (await getCode(client, { address })) !== undefined,
  })
}
