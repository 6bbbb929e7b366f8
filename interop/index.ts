export {
  type GetInteropMessagesParameters,
  type GetInteropMessagesReturnType,
  getInteropMessages,
  type SentInteropMessage,
} from './actions/getInteropMessages'
export {
  type GetInteropRootParameters,
  type GetInteropRootReturnType,
  getInteropRoot,
} from './actions/getInteropRoot'
export {
  type GetMessageProofParameters,
  type GetMessageProofReturnType,
  getMessageProof,
  type MessageProof,
} from './actions/getMessageProof'
export {
  type GetMessageStatusParameters,
  type GetMessageStatusReturnType,
  getMessageStatus,
  type MessageStatus,
  type Settlement,
} from './actions/getMessageStatus'
export {
  type GetMessagesParameters,
  type GetMessagesReturnType,
  getMessages,
  type SentMessage,
} from './actions/getMessages'
export {
  type GetRootImportParameters,
  type GetRootImportReturnType,
  getRootImport,
  type RootImport,
} from './actions/getRootImport'
export {
  type GetTransactionSettlementParameters,
  type GetTransactionSettlementReturnType,
  getTransactionSettlement,
  type TransactionSettlement,
} from './actions/getTransactionSettlement'
export { hasReached } from './actions/hasReached'
export { interopActions } from './actions/interopActions'
export {
  type SendInteropMessageParameters,
  type SendInteropMessageReturnType,
  sendInteropMessage,
} from './actions/sendInteropMessage'
export {
  type VerifyInteropMessageParameters,
  type VerifyInteropMessageReturnType,
  verifyInteropMessage,
} from './actions/verifyInteropMessage'
export {
  type VerifyMessageParameters,
  type VerifyMessageReturnType,
  verifyMessage,
} from './actions/verifyMessage'
export {
  type WaitForMessageParameters,
  type WaitForMessageReturnType,
  waitForMessage,
} from './actions/waitForMessage'
export { interopCenterAddress, systemAddresses } from './addresses'
export { decodeInteropMessage } from './center/decodeInteropMessage'
export { encodeInteropMessage } from './center/encodeInteropMessage'
export { interopHash } from './center/interopHash'
export {
  encodeInteropCancellation,
  encodeInteropPayload,
  type InteropPayload,
} from './center/interopPayload'
export { interopProof } from './center/interopProof'
export { InteropCenterMissingError, MalformedInteropMessageError } from './errors/center'
export {
  ChainAlreadyRegisteredError,
  ChainNotRegisteredError,
  LeafIndexOutOfRangeError,
  TooManyLeavesError,
} from './errors/merkle'
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
} from './errors/message'
export { InvalidNodeAnswerError } from './errors/node'
export { MalformedProofError, ProofRevertedError, type ProofRevertName } from './errors/proof'
export { hashL2Log } from './merkle/hashL2Log'
export { type HashLogParameters, hashLog } from './merkle/hashLog'
export { hashPair } from './merkle/hashPair'
export { emptyTreeLeaf, IncrementalTree } from './merkle/IncrementalTree'
export { emptyLogLeaf, LogsTree, logsTreeDepth } from './merkle/LogsTree'
export { type BatchPosition, MessageRootTree } from './merkle/MessageRootTree'
export { aggregatedRoot, batchLeaf, chainBatchRoot, chainLeaf } from './merkle/messageRoot'
export { type MessageStage, messageStages } from './messageStages'
export { computeInteropRoot } from './proof/computeInteropRoot'
export { decodeProof } from './proof/decodeProof'
export { type DecodedProof, encodeProof } from './proof/encodeProof'
export { type ExplainedLevel, explainProof, type ProofExplanation } from './proof/explainProof'
export { inclusionArguments } from './proof/inclusionArguments'
export { decodeMetadata, encodeMetadata, type ProofMetadata } from './proof/metadata'
export { type InteropRootReader, verifyProof } from './proof/verifyProof'
export type { ComputedRoot, Inclusion, ProofLevel, ProofLevelName } from './proof/walkProof'
export type {
  InteropMessage,
  InteropProof,
  InteropRootId,
  L2Log,
  L2Message,
  LeafPosition,
  MessageInclusion,
} from './types'
