export {
  type ExplainMessageErrorType,
  type ExplainMessageParameters,
  type ExplainMessageReturnType,
  explainMessage,
  type MessageCause,
  type MessageExplanation,
} from './explainMessage'
export {
  type GetInteropMessagesErrorType,
  type GetInteropMessagesParameters,
  type GetInteropMessagesReturnType,
  getInteropMessages,
  type SentInteropMessage,
} from './getInteropMessages'
export {
  type GetInteropRootErrorType,
  type GetInteropRootParameters,
  type GetInteropRootReturnType,
  getInteropRoot,
} from './getInteropRoot'
export {
  type GetMessageProofErrorType,
  type GetMessageProofParameters,
  type GetMessageProofReturnType,
  getMessageProof,
  type MessageProof,
} from './getMessageProof'
export {
  type GetMessageStatusErrorType,
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
  type MessageStatus,
  type Settlement,
} from './getMessageStatus'
export {
  type GetMessagesErrorType,
  type GetMessagesParameters,
  type GetMessagesReturnType,
  getMessages,
  type SentMessage,
} from './getMessages'
export {
  type GetRootImportErrorType,
  type GetRootImportParameters,
  type GetRootImportReturnType,
  getRootImport,
  type RootImport,
} from './getRootImport'
export {
  type GetTransactionSettlementErrorType,
  type GetTransactionSettlementParameters,
  type GetTransactionSettlementReturnType,
  getTransactionSettlement,
  type TransactionSettlement,
} from './getTransactionSettlement'
export { hasReached } from './hasReached'
export { type InteropActions, interopActions } from './interopActions'
export {
  type RebuildMessageProofErrorType,
  type RebuildMessageProofParameters,
  type RebuildMessageProofReturnType,
  type RebuildProgress,
  rebuildMessageProof,
} from './rebuildMessageProof'
export {
  type SendInteropMessageErrorType,
  type SendInteropMessageParameters,
  type SendInteropMessageReturnType,
  sendInteropMessage,
} from './sendInteropMessage'
export {
  type VerifyInteropMessageErrorType,
  type VerifyInteropMessageParameters,
  type VerifyInteropMessageReturnType,
  verifyInteropMessage,
} from './verifyInteropMessage'
export {
  type VerifyMessageErrorType,
  type VerifyMessageParameters,
  type VerifyMessageReturnType,
  verifyMessage,
} from './verifyMessage'
export {
  type ProvenMessage,
  type StageWithoutProof,
  type StageWithProof,
  type WaitForMessageErrorType,
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'
