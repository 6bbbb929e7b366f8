export {
  type GetInteropMessagesParameters,
  type GetInteropMessagesReturnType,
  getInteropMessages,
  type SentInteropMessage,
} from './getInteropMessages'
export {
  type GetInteropRootParameters,
  type GetInteropRootReturnType,
  getInteropRoot,
} from './getInteropRoot'
export {
  type GetMessageProofParameters,
  type GetMessageProofReturnType,
  getMessageProof,
  type MessageProof,
} from './getMessageProof'
export {
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
  type MessageStatus,
  type Settlement,
} from './getMessageStatus'
export {
  type GetMessagesParameters,
  type GetMessagesReturnType,
  getMessages,
  type SentMessage,
} from './getMessages'
export {
  type GetRootImportParameters,
  type GetRootImportReturnType,
  getRootImport,
  type RootImport,
} from './getRootImport'
export {
  type GetTransactionSettlementParameters,
  type GetTransactionSettlementReturnType,
  getTransactionSettlement,
  type TransactionSettlement,
} from './getTransactionSettlement'
export { hasReached } from './hasReached'
export { interopActions } from './interopActions'
export {
  type SendInteropMessageParameters,
  type SendInteropMessageReturnType,
  sendInteropMessage,
} from './sendInteropMessage'
export {
  type VerifyInteropMessageParameters,
  type VerifyInteropMessageReturnType,
  verifyInteropMessage,
} from './verifyInteropMessage'
export {
  type VerifyMessageParameters,
  type VerifyMessageReturnType,
  verifyMessage,
} from './verifyMessage'
export {
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './waitForMessage'
