import { queryOptions } from '@tanstack/react-query'
import { type Client, MethodNotFoundRpcError } from 'viem'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { inboxStorageKeys } from '../../../../interop/superchain/codec/inboxStorageKeys'
import { type Admission, checkAccessList } from '../../../../interop/superchain/rpc/checkAccessList'
import type { ExecutingMessage } from '../../../../interop/superchain/types'
import { hasCode } from '../../../shared/errors/hasCode'

/** What a node says about relaying a message now. */
type RelayAdmission = Admission & {
  /** Whether the node would have admitted it when it was sent: it has expired, possibly earlier than by default. */
  isExpired: boolean
}

/** What the node of a chain says about relaying a message now; polled. Null if it does not say. */
export function admissionQuery(
  client: Client,
  {
    chainId,
    executingMessage,
  }: { chainId: number; executingMessage: Pick<ExecutingMessage, 'id' | 'accessList'> | undefined },
) {
  const storageKeys = executingMessage ? inboxStorageKeys(executingMessage.accessList) : []
  // Nodes of live chains admit a message only in later blocks than its own timestamp.
  const sentAt = (executingMessage?.id.timestamp ?? 0n) + 1n
  return queryOptions({
    queryKey: chainKey(chainId, 'admission', ...storageKeys),
    queryFn: async (): Promise<RelayAdmission | null> => {
      try {
        const admission = await checkAccessList(client, storageKeys)
        if (admission.isAdmitted) return { ...admission, isExpired: false }
        const { isAdmitted } = await checkAccessList(client, storageKeys, sentAt)
        return { ...admission, isExpired: isAdmitted }
      } catch (error) {
        if (hasCode(error, MethodNotFoundRpcError.code)) return null
        throw error
      }
    },
    // An idle chain has no new blocks, and admits messages nevertheless, or no longer.
    refetchInterval: ({ state }: { state: { data: RelayAdmission | null | undefined } }) =>
      state.data === null ? (false as const) : client.pollingInterval,
  })
}
