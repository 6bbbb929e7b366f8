export { hashL2Log } from './hashL2Log'
export { type HashLogParameters, hashLog } from './hashLog'
export { hashPair } from './hashPair'
export { emptyTreeLeaf, IncrementalTree } from './IncrementalTree'
export { emptyLogLeaf, LogsTree, logsTreeDepth } from './LogsTree'
export {
  type MessageRootEvent,
  MessageRootHistory,
  type PublishedBatch,
  type PublishedRoot,
} from './MessageRootHistory'
export { type BatchPosition, MessageRootTree } from './MessageRootTree'
export { aggregatedRoot, batchLeaf, chainBatchRoot, chainLeaf } from './messageRoot'
