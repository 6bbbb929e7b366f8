export {
  type BuildExecutingMessageErrorType,
  type BuildExecutingMessageParameters,
  type BuildExecutingMessageReturnType,
  buildExecutingMessage,
} from './buildExecutingMessage'
export {
  type ExplainMessageErrorType,
  type ExplainMessageParameters,
  type ExplainMessageReturnType,
  explainMessage,
  type MessageCause,
  type MessageExplanation,
} from './explainMessage'
export {
  type GetMessageStatusErrorType,
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
export {
  type GetSentMessagesErrorType,
  type GetSentMessagesParameters,
  type GetSentMessagesReturnType,
  getSentMessages,
} from './getSentMessages'
export { hasReached } from './hasReached'
export {
  type RelayMessageErrorType,
  type RelayMessageParameters,
  type RelayMessageReturnType,
  relayMessage,
} from './relayMessage'
export {
  type ResendMessageErrorType,
  type ResendMessageParameters,
  type ResendMessageReturnType,
  resendMessage,
} from './resendMessage'
export {
  type SendMessageErrorType,
  type SendMessageParameters,
  type SendMessageReturnType,
  sendMessage,
} from './sendMessage'
export { type SuperchainActions, superchainActions } from './superchainActions'
export {
  type StageToWaitFor,
  type WaitForMessageErrorType,
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'
