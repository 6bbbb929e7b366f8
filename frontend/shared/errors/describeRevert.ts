import { decodeErrorResult, formatEther, type Hex } from 'viem'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { stakingAbi } from '../../../contracts/abi/Staking'

const solidityError = {
  type: 'error',
  name: 'Error',
  inputs: [{ name: 'reason', type: 'string' }],
} as const

const abi = [...stakingAbi, ...interopTokenAbi, ...l2MessageVerificationAbi, solidityError]

/** Says what a contract reverted with, and what to do about it. */
export function describeRevert(data: Hex): string {
  const revert = decode(data)
  if (!revert)
    return `The contract refused with an error that is not known here (${data.slice(0, 10)}).`
  switch (revert.errorName) {
    case 'StakingZeroAmount':
      return 'The amount is zero. Enter more than that.'
    case 'StakingNotFirstDeposit':
      return 'Only the first deposit on a chain can name who is rewarded. Deposit without naming anyone.'
    case 'StakingZeroBeneficiary':
      return 'The reward cannot go to the zero address. Name another one.'
    case 'StakingInsufficientStake': {
      const [, amount, staked] = revert.args
      return `You want to withdraw ${formatEther(amount)} ETH, but have ${formatEther(staked)} ETH staked there.`
    }
    case 'StakingTransferFailed':
      return 'Your account refuses the ETH. A contract must be able to receive ETH to withdraw its stake.'
    case 'InteropTokenAlreadyMinted':
      return 'This address has had its reward: there is one for each address, whatever the number of deposits.'
    case 'InteropTokenNotDepositor':
      return `The reward of this deposit is for ${revert.args[1]}. Switch to that account to mint it.`
    case 'InteropTokenInvalidProof':
      return 'The rewards chain does not accept the proof yet. Wait until the deposit is verifiable and try again.'
    case 'InteropTokenUnapprovedSender':
      return 'The staking contract of this deposit is not approved for rewards. Stake on another chain.'
    case 'InteropTokenMalformedMessage':
      return 'The message of this deposit does not name an account, so it cannot be rewarded.'
    case 'Error':
      return `The contract refused: ${revert.args[0]}`
    default:
      return `The contract refused: ${revert.errorName}(${(revert.args ?? []).join(', ')}).`
  }
}

function decode(data: Hex) {
  try {
    return decodeErrorResult({ abi, data })
  } catch {
    return undefined
  }
}
