export {
  InteropCenterMissingError,
  type InteropCenterMissingErrorType,
  MalformedInteropMessageError,
  type MalformedInteropMessageErrorType,
} from './center'
export type { ErrorType } from './ErrorType'
export {
  InteropError,
  type InteropErrorType,
  InteropPermanentError,
  InteropRetryableError,
} from './InteropError'
export {
  ChainAlreadyRegisteredError,
  type ChainAlreadyRegisteredErrorType,
  ChainNotRegisteredError,
  type ChainNotRegisteredErrorType,
  LeafIndexOutOfRangeError,
  type LeafIndexOutOfRangeErrorType,
  TooManyLeavesError,
  type TooManyLeavesErrorType,
} from './merkle'
export {
  DestinationRequiredError,
  type DestinationRequiredErrorType,
  InteropRootMismatchError,
  type InteropRootMismatchErrorType,
  InteropUnsupportedError,
  type InteropUnsupportedErrorType,
  MessageNotSentError,
  type MessageNotSentErrorType,
  MessageProofUnsupportedError,
  type MessageProofUnsupportedErrorType,
  MessageTransactionNotFoundError,
  type MessageTransactionNotFoundErrorType,
  MessageTransactionRevertedError,
  type MessageTransactionRevertedErrorType,
  WaitForMessageTimeoutError,
  type WaitForMessageTimeoutErrorType,
} from './message'
export {
  MalformedProofError,
  type MalformedProofErrorType,
  ProofRevertedError,
  type ProofRevertedErrorType,
  type ProofRevertName,
} from './proof'
export {
  MessageNotInBatchError,
  type MessageNotInBatchErrorType,
  PublicDataMismatchError,
  type PublicDataMismatchErrorType,
  PublicDataUnavailableError,
  type PublicDataUnavailableErrorType,
} from './publicData'
export { InvalidRpcResponseError, type InvalidRpcResponseErrorType } from './rpc'
