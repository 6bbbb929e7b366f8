import type { Address } from 'viem'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { inclusionArguments } from '../proof/inclusionArguments'
import type { MessageInclusion } from '../types'

/** The call of a token that mints the reward of a deposit, given the proof of its message. Anyone can make it. */
export function mintRewardCall(token: Address, proof: MessageInclusion) {
  return {
    address: token,
    abi: interopTokenAbi,
    functionName: 'mintFor',
    args: inclusionArguments(proof),
  } as const
}
