export {
  IdentifierOutOfRangeError,
  type IdentifierOutOfRangeErrorType,
  type IdentifierRevertName,
  MalformedAccessListError,
  type MalformedAccessListErrorType,
} from './codec'
export {
  BlockNotCanonicalError,
  type BlockNotCanonicalErrorType,
  LogNotFoundError,
  type LogNotFoundErrorType,
  MessageExpiredError,
  type MessageExpiredErrorType,
  type WaitForMessageTimeoutErrorType,
  WrongDestinationError,
  type WrongDestinationErrorType,
} from './message'
export {
  InvalidMessageError,
  type InvalidMessageErrorType,
  MessageAlreadyRelayedError,
  type MessageAlreadyRelayedErrorType,
  MessageTargetRevertedError,
  type MessageTargetRevertedErrorType,
  MessengerMissingError,
  type MessengerMissingErrorType,
} from './messenger'
