import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { zeroHash } from 'viem'
import { getMessages } from '../actions/getMessages'
import type { SentMessage } from '../types'
import type { TransactionParameters } from './MessageParameters'
import { messagesQuery } from './query/messagesQuery'
import { useClientOf } from './useClientOf'

export type UseMessagesParameters = TransactionParameters

export type UseMessagesReturnType = UseQueryResult<readonly SentMessage[]>

/**
 * All messages that a transaction sent.
 *
 * @param parameters - {@link UseMessagesParameters}
 * @returns A query. {@link UseMessagesReturnType}
 *
 * @example
 * import { useMessages } from '@interstake/interop/react'
 *
 * const { data: messages } = useMessages({ chainId: 34234, hash: '0x…' })
 */
export function useMessages(parameters: UseMessagesParameters): UseMessagesReturnType {
  const { chainId, hash, query: { enabled = true, ...options } = {} } = parameters
  const client = useClientOf(parameters)(chainId)
  return useQuery({
    ...messagesQuery(client, { chainId, hash: hash ?? zeroHash, getMessages }),
    ...options,
    enabled: enabled && hash !== undefined,
  })
}
