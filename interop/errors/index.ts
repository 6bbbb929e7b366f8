export { InteropCenterMissingError, MalformedInteropMessageError } from './center'
export {
  ChainAlreadyRegisteredError,
  ChainNotRegisteredError,
  LeafIndexOutOfRangeError,
  TooManyLeavesError,
} from './merkle'
export {
  DestinationRequiredError,
  InteropRootMismatchError,
  InteropUnsupportedError,
  MessageNeverError,
  MessageNotSentError,
  MessageNotYetError,
  MessageProofUnsupportedError,
  MessageTransactionNotFoundError,
  MessageTransactionRevertedError,
  WaitForMessageTimeoutError,
} from './message'
export { InvalidNodeAnswerError } from './node'
export { MalformedProofError, ProofRevertedError, type ProofRevertName } from './proof'
