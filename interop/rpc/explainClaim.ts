import {
  type Address,
  BaseError,
  type Client,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  isAddressEqual,
  zeroAddress,
} from 'viem'
import { getCode, readContract, simulateContract } from 'viem/actions'
import { inclusionArguments } from '../proof/inclusionArguments'
import type { MessageInclusion } from '../types'
import { tokenAbi } from './tokenAbi'

/** Why a contract does not accept a message that is verifiable. */
export type ClaimFault = {
  cause: 'contractMissing' | 'contractNotApproved' | 'alreadyMinted' | 'contractReverts'
  reason: string
  expected: string | null
  found: string | null
  nextAction: string
}

/** Explains why a token would not mint the reward of a message; null if it would. */
export async function explainClaim(
  destination: Client,
  token: Address,
  inclusion: MessageInclusion,
): Promise<ClaimFault | null> {
  if ((await getCode(destination, { address: token })) === undefined)
    return {
      ...{ cause: 'contractMissing', expected: `a contract at ${token}`, found: 'no code' },
      reason: `The destination has no contract at ${token}.`,
      nextAction: 'Deploy the contract, or check its address and the chain.',
    }
  const contract = { address: token, abi: tokenAbi } as const
  try {
    await simulateContract(destination, {
      ...contract,
      functionName: 'mintFor',
      args: inclusionArguments(inclusion),
    })
    return null
  } catch (error) {
    const revert = findRevert(error)
    if (!revert) throw error
    const { data, reason, signature } = revert
    if (data?.errorName === 'InteropTokenUnapprovedSender') {
      const { sourceChainId, message } = inclusion
      const approved = await readContract(destination, {
        ...contract,
        functionName: 'approvedStakingContracts',
        args: [sourceChainId],
      })
      return {
        cause: 'contractNotApproved',
        reason: `The sender of the message is not the contract that is approved for chain ${sourceChainId}.`,
        expected: isAddressEqual(approved, zeroAddress) ? 'none is approved' : approved,
        found: message.sender,
        nextAction:
          'Have the owner of the token approve the contract, or send the message from the approved one.',
      }
    }
    if (data?.errorName === 'InteropTokenAlreadyMinted')
      return {
        ...{ cause: 'alreadyMinted', expected: null, found: `${data.args?.[0]}` },
        reason: `The account ${data.args?.[0]} has already been rewarded.`,
        nextAction: 'Nothing: each account is rewarded once, for whichever message was first.',
      }
    return {
      ...{ cause: 'contractReverts', expected: null },
      reason: `The contract at ${token} reverts.`,
      found: data?.errorName ?? reason ?? signature ?? null,
      nextAction: 'Find out what the contract expects of the message: it does not accept this one.',
    }
  }
}

type Revert = Pick<ContractFunctionRevertedError, 'data' | 'reason' | 'signature'>

function findRevert(error: unknown): Revert | null {
  if (!(error instanceof BaseError)) return null
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (revert instanceof ContractFunctionRevertedError) return revert
  // Code that is no contract returns nothing.
  return error.walk((cause) => cause instanceof ContractFunctionZeroDataError) ? {} : null
}
