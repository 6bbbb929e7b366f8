import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Address, Hash } from 'viem'
import { simulateContract, writeContract } from 'viem/actions'
import { useConfig } from 'wagmi'
import type { MessageInclusion } from '../types'
import type { ConfigParameter } from './ConfigParameter'
import { getWalletOn } from './getWalletOn'
import { mintRewardCall } from './mintRewardCall'
import { chainKey } from './query/chainKey'

export type UseMintRewardParameters = ConfigParameter

export type MintRewardVariables = {
  /** Id of the chain of the token. */
  chainId: number
  /** Address of the token that rewards deposits. */
  token: Address
  /** The proof of the deposit's message, from a status with the stage `verifiable`. */
  proof: MessageInclusion
}

export type UseMintRewardReturnType = UseMutationResult<Hash, Error, MintRewardVariables>

/**
 * Mints the reward of a deposit, whose beneficiary receives it, with the connected wallet: switches it to the chain, simulates
 * the transaction and sends it.
 *
 * @param parameters - {@link UseMintRewardParameters}
 * @returns A mutation, whose data is the hash of the transaction. {@link UseMintRewardReturnType}
 *
 * @example
 * import { useMintReward } from '@interstake/interop/react'
 *
 * const { mutate: mintReward, data: hash, error } = useMintReward()
 * mintReward({ chainId: 37427, token: '0x…', proof })
 */
export function useMintReward(parameters: UseMintRewardParameters = {}): UseMintRewardReturnType {
  const config = useConfig(parameters)
  const queryClient = useQueryClient()
  return useMutation({
    async mutationFn({ chainId, token, proof }: MintRewardVariables) {
      const wallet = await getWalletOn(config, chainId)
      const call = mintRewardCall(token, proof)
      await simulateContract(wallet, call)
      return writeContract(wallet, call)
    },
    onSettled: (_hash, _error, { chainId }) =>
      queryClient.invalidateQueries({ queryKey: chainKey(chainId) }),
  })
}
