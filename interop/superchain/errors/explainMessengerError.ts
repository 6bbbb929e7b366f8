import { BaseError, ContractFunctionRevertedError, ContractFunctionZeroDataError } from 'viem'
import { superchainAddresses } from '../addresses'
import {
  InvalidMessageError,
  MessageAlreadyRelayedError,
  MessageTargetRevertedError,
  MessengerMissingError,
} from './messenger'

/** Maps an error of a call to the messenger to an error of this package; returns the same error if it has another cause. */
export function explainMessengerError(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error
  const address = superchainAddresses.l2ToL2CrossDomainMessenger
  if (error.walk((cause) => cause instanceof ContractFunctionZeroDataError))
    return new MessengerMissingError({ address, cause: error })
  const errorName = findRevert(error)?.data?.errorName
  if (errorName === 'MessageAlreadyRelayed') return new MessageAlreadyRelayedError({ cause: error })
  if (errorName === 'InvalidMessage') return new InvalidMessageError({ cause: error })
  return error
}

/** The same for a call that relays a message: what is not an error of the messenger or the inbox is one of the target. */
export function explainRelayError(error: unknown): unknown {
  const explained = explainMessengerError(error)
  if (explained !== error || !(error instanceof BaseError)) return explained
  const revert = findRevert(error)
  const errorName = revert?.data?.errorName
  const isOurs = errorName !== undefined && errorName !== 'Error' && errorName !== 'Panic'
  if (!revert || isOurs) return error
  const { signature = null, reason } = revert
  return new MessageTargetRevertedError({ selector: signature, reason, cause: error })
}

function findRevert(error: BaseError): ContractFunctionRevertedError | null {
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  return revert instanceof ContractFunctionRevertedError ? revert : null
}
