import { decodeErrorResult, formatEther, type Hex } from 'viem'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { stakingAbi } from '../../../contracts/abi/Staking'

const solidityError = {
  type: 'error',
  name: 'Error',
  inputs: [{ name: 'reason', type: 'string' }],
} as const

/** Errors of the Superchain's messenger and inbox. */
const messengerErrors = [
  { type: 'error', name: 'MessageAlreadyRelayed', inputs: [] },
  { type: 'error', name: 'InvalidMessage', inputs: [] },
  { type: 'error', name: 'NotInAccessList', inputs: [] },
] as const

const abi = [
  ...stakingAbi,
  ...interopTokenAbi,
  ...l2MessageVerificationAbi,
  ...messengerErrors,
  solidityError,
]

/** Describes revert data and its remedy for users. */
export function describeRevert(data: Hex): string {
  const revert = decode(data)
  if (!revert) return `The contract reverted with an unknown error (${data.slice(0, 10)}).`
  switch (revert.errorName) {
    case 'StakingZeroAmount':
      return 'The amount must be greater than zero.'
    case 'StakingNotFirstDeposit':
      return 'Only the first deposit on a chain can name a beneficiary. Deposit without one.'
    case 'StakingZeroBeneficiary':
      return 'The beneficiary cannot be the zero address. Name another one.'
    case 'StakingInsufficientStake': {
      const [, amount, staked] = revert.args
      return `You cannot withdraw ${formatEther(amount)} ETH: your stake is ${formatEther(staked)} ETH.`
    }
    case 'StakingTransferFailed':
      return 'The transfer of ETH to your account failed. A contract must be able to receive ETH to withdraw its stake.'
    case 'InteropTokenAlreadyMinted':
      return 'This address has already minted its reward. Each address is rewarded once, regardless of the number of deposits.'
    case 'InteropTokenNotDepositor':
      return `The reward of this deposit is for ${revert.args[1]}. Switch to that account to mint it.`
    case 'InteropTokenInvalidProof':
      return 'The rewards chain does not accept the proof yet. Wait until the deposit is verifiable and try again.'
    case 'InteropTokenUnapprovedSender':
      return 'The staking contract of this deposit is not approved for rewards. Stake on another chain.'
    case 'InteropTokenMalformedMessage':
      return 'The message of this deposit is malformed, so it cannot be rewarded.'
    case 'MessageAlreadyRelayed':
      return 'The message is already relayed. A message is relayed once, however often it is sent again.'
    case 'InvalidMessage':
      return 'The chain has not sent this message, so it cannot be sent again.'
    case 'NotInAccessList':
      return 'The transaction does not declare the message in its access list. Check that your wallet supports access lists.'
    case 'Error':
      return `The contract reverted: ${revert.args[0]}`
    default:
      return `The contract reverted: ${revert.errorName}(${(revert.args ?? []).join(', ')}).`
  }
}

function decode(data: Hex) {
  try {
    return decodeErrorResult({ abi, data })
  } catch {
    return undefined
  }
}
