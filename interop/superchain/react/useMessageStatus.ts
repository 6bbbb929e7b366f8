import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { zeroHash } from 'viem'
import { useConfig } from 'wagmi'
import type { MessageParameters } from '../../react/MessageParameters'
import { destinationIn } from './destinationIn'
import type { RelayState } from './RelayState'
import { relayQuery } from './relayQuery'

export type UseMessageStatusParameters = MessageParameters

export type UseMessageStatusReturnType = UseQueryResult<RelayState>

/**
 * The status of a message and the transaction that relayed it, updated until that is safe: every second at first and after
 * each stage, then at the polling interval of the chain, and not while the tab is hidden.
 *
 * The destination is one of the configured chains. For other destinations, the status is what the source chain knows.
 *
 * @param parameters - {@link UseMessageStatusParameters}
 * @returns A query. {@link UseMessageStatusReturnType}
 *
 * @example
 * import { useMessageStatus } from '@interstake/interop/superchain/react'
 *
 * const { data } = useMessageStatus({ chainId: 901, hash: '0x…' })
 * if (data?.status.stage === 'relayable') console.log(data.status.executingMessage)
 */
export function useMessageStatus(
  parameters: UseMessageStatusParameters,
): UseMessageStatusReturnType {
  const { chainId, hash, messageIndex = 0 } = parameters
  const { enabled = true, ...options } = parameters.query ?? {}
  const config = useConfig(parameters)
  return useQuery({
    ...relayQuery(config.getClient({ chainId }), {
      ...{ chainId, hash: hash ?? zeroHash, messageIndex },
      destinationOf: destinationIn(config),
    }),
    ...options,
    enabled: enabled && hash !== undefined,
  })
}
