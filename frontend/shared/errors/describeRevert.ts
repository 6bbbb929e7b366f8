import { decodeErrorResult, formatEther, type Hex } from 'viem'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { shared } from '../i18n/sharedMessages'

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
  const messages = shared().reverts
  const revert = decode(data)
  if (!revert) return messages.unknown(data.slice(0, 10))
  switch (revert.errorName) {
    case 'StakingInsufficientStake': {
      const [, amount, staked] = revert.args
      return messages.StakingInsufficientStake(formatEther(amount), formatEther(staked))
    }
    case 'InteropTokenNotDepositor':
      return messages.InteropTokenNotDepositor(revert.args[1])
    case 'StakingZeroAmount':
    case 'StakingNotFirstDeposit':
    case 'StakingZeroBeneficiary':
    case 'StakingTransferFailed':
    case 'InteropTokenAlreadyMinted':
    case 'InteropTokenInvalidProof':
    case 'InteropTokenUnapprovedSender':
    case 'InteropTokenMalformedMessage':
    case 'MessageAlreadyRelayed':
    case 'InvalidMessage':
    case 'NotInAccessList':
      return messages[revert.errorName]
    case 'Error':
      return messages.reason(revert.args[0])
    default:
      return messages.reason(`${revert.errorName}(${(revert.args ?? []).join(', ')}).`)
  }
}

function decode(data: Hex) {
  try {
    return decodeErrorResult({ abi, data })
  } catch {
    return undefined
  }
}
