import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { zeroHash } from 'viem'
import type { TransactionParameters } from '../../react/MessageParameters'
import { messagesQuery } from '../../react/query/messagesQuery'
import { useClientOf } from '../../react/useClientOf'
import { getSentMessages } from '../actions/getSentMessages'
import type { SentMessage } from '../types'

export type UseSentMessagesParameters = TransactionParameters

export type UseSentMessagesReturnType = UseQueryResult<readonly SentMessage[]>

/**
 * All messages that a transaction sent to other chains of the Superchain.
 *
 * @param parameters - {@link UseSentMessagesParameters}
 * @returns A query. {@link UseSentMessagesReturnType}
 *
 * @example
 * import { useSentMessages } from '@interstake/interop/superchain/react'
 *
 * const { data: messages } = useSentMessages({ chainId: 901, hash: '0x…' })
 */
export function useSentMessages(parameters: UseSentMessagesParameters): UseSentMessagesReturnType {
  const { chainId, hash, query: { enabled = true, ...options } = {} } = parameters
  const client = useClientOf(parameters)(chainId)
  return useQuery({
    ...messagesQuery(client, { chainId, hash: hash ?? zeroHash, getMessages: getSentMessages }),
    ...options,
    enabled: enabled && hash !== undefined,
  })
}
