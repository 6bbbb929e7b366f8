import { queryOptions } from '@tanstack/react-query'
import { type Client, MethodNotFoundRpcError } from 'viem'
import { inboxStorageKeys } from '../../../../interop/superchain/codec/inboxStorageKeys'
import type { ExecutingMessage } from '../../../../interop/superchain/types'
import { chainKey } from '../../../shared/chains/chainKey'
import { hasCode } from '../../../shared/errors/hasCode'
import { type Admission, checkAccessList } from '../../../shared/superchain/checkAccessList'

/** What the node of a chain says about relaying a message now; polled. Null if it does not say. */
export function admissionQuery(
  client: Client,
  { chainId, accessList }: { chainId: number } & Pick<ExecutingMessage, 'accessList'>,
) {
  const storageKeys = inboxStorageKeys(accessList)
  return queryOptions({
    queryKey: chainKey(chainId, 'admission', ...storageKeys),
    queryFn: async (): Promise<Admission | null> => {
      try {
        return await checkAccessList(client, storageKeys)
      } catch (error) {
        if (hasCode(error, MethodNotFoundRpcError.code)) return null
        throw error
      }
    },
    // An idle chain has no new blocks, and admits messages nevertheless, or no longer.
    refetchInterval: ({ state }: { state: { data: Admission | null | undefined } }) =>
      state.data === null ? (false as const) : client.pollingInterval,
  })
}
