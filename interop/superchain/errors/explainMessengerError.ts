import {
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  toFunctionSelector,
} from 'viem'
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

/**
 * The same for a call that relays a message. Targets can revert with the errors of the messenger.
 *
 * @param isRelayed - Whether the message is already relayed.
 */
export async function explainRelayError(
  error: unknown,
  isRelayed: () => Promise<boolean>,
): Promise<unknown> {
  const revert = error instanceof BaseError ? findRevert(error) : null
  if (!revert || !(error instanceof BaseError)) return explainMessengerError(error)
  const { data, signature, reason } = revert
  const errorName = data?.errorName
  if (!errorName || errorName === 'Error' || errorName === 'Panic')
    return new MessageTargetRevertedError({ selector: signature ?? null, reason, cause: error })
  const isOfTarget =
    errorName === 'InvalidMessage' ||
    (errorName === 'MessageAlreadyRelayed' && !(await isRelayed()))
  if (!isOfTarget) return explainMessengerError(error)
  const selector = toFunctionSelector(`${errorName}()`)
  return new MessageTargetRevertedError({ selector, reason, cause: error })
}

function findRevert(error: BaseError): ContractFunctionRevertedError | null {
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  return revert instanceof ContractFunctionRevertedError ? revert : null
}
