export { InteropCenterMissingError, MalformedInteropMessageError } from './center'
export {
  ChainAlreadyRegisteredError,
  ChainNotRegisteredError,
  LeafIndexOutOfRangeError,
  TooManyLeavesError,
} from './merkle'
export {
  DestinationRequiredError,
  InteropPermanentError,
  InteropRetryableError,
  InteropRootMismatchError,
  InteropUnsupportedError,
  MessageNotSentError,
  MessageProofUnsupportedError,
  MessageTransactionNotFoundError,
  MessageTransactionRevertedError,
  WaitForMessageTimeoutError,
} from './message'
export { MalformedProofError, ProofRevertedError, type ProofRevertName } from './proof'
export { InvalidRpcResponseError } from './rpc'
