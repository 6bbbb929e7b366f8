import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Hash } from 'viem'
import { useConfig } from 'wagmi'
import type { ConfigParameter } from '../../react/ConfigParameter'
import { getWalletOn } from '../../react/getWalletOn'
import { chainKey } from '../../react/query/chainKey'
import { relayMessage } from '../actions/relayMessage'
import type { ExecutingMessage } from '../types'

export type UseRelayMessageParameters = ConfigParameter

export type RelayMessageVariables = Pick<ExecutingMessage, 'id' | 'payload'> & {
  /** Id of the destination. */
  chainId: number
}

export type UseRelayMessageReturnType = UseMutationResult<Hash, Error, RelayMessageVariables>

/**
 * Relays a message with the connected wallet: switches it to the destination, simulates the transaction and sends it.
 *
 * @param parameters - {@link UseRelayMessageParameters}
 * @returns A mutation, whose data is the hash of the transaction. {@link UseRelayMessageReturnType}
 *
 * @example
 * import { useRelayMessage } from '@interstake/interop/superchain/react'
 *
 * const { mutate: relayMessage, data: hash, error } = useRelayMessage()
 * relayMessage({ chainId: 902, ...executingMessage })
 */
export function useRelayMessage(
  parameters: UseRelayMessageParameters = {},
): UseRelayMessageReturnType {
  const config = useConfig(parameters)
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ chainId, id, payload }: RelayMessageVariables) =>
      relayMessage(await getWalletOn(config, chainId), { id, payload }),
    onSettled: (_hash, _error, { chainId }) =>
      queryClient.invalidateQueries({ queryKey: chainKey(chainId) }),
  })
}
