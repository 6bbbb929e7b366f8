export * from './actions'
export { interopCenterAddress, systemAddresses } from './addresses'
export * from './center'
export * from './errors'
export * from './merkle'
export { type MessageStage, messageStages } from './messageStages'
export * from './proof'
export type {
  InteropMessage,
  InteropProof,
  InteropRootId,
  L2Log,
  L2Message,
  LeafPosition,
  MessageInclusion,
} from './types'
