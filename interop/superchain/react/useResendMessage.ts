import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Hash } from 'viem'
import { useConfig } from 'wagmi'
import type { ConfigParameter } from '../../react/ConfigParameter'
import { getWalletOn } from '../../react/getWalletOn'
import { resendMessage } from '../actions/resendMessage'
import type { CrossDomainMessage } from '../types'

export type UseResendMessageParameters = ConfigParameter

export type UseResendMessageReturnType = UseMutationResult<Hash, Error, CrossDomainMessage>

/**
 * Sends an expired message again with the connected wallet: switches it to the source chain, simulates the transaction and
 * sends it.
 *
 * @param parameters - {@link UseResendMessageParameters}
 * @returns A mutation, whose data is the hash of the transaction. {@link UseResendMessageReturnType}
 *
 * @example
 * import { useResendMessage } from '@interstake/interop/superchain/react'
 *
 * const { mutate: resendMessage, data: hash, error } = useResendMessage()
 * resendMessage(message)
 */
export function useResendMessage(
  parameters: UseResendMessageParameters = {},
): UseResendMessageReturnType {
  const config = useConfig(parameters)
  return useMutation({
    mutationFn: async ({ source, ...message }: CrossDomainMessage) =>
      resendMessage(await getWalletOn(config, Number(source)), message),
  })
}
