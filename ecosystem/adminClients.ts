export type { ChainReference, CommonAdminActions } from './admin/commonActions'
export {
  createSuperchainAdminClient,
  type SuperchainAdminActions,
  superchainAdminActions,
} from './superchain/admin/client'
export type { SuperchainMessageExplanation } from './superchain/admin/explainMessage'
export type { SuperchainFaultOptions } from './superchain/SuperchainFaults'
export {
  type AdminActions,
  adminActions,
  createAdminClient,
  type DroppedTransaction,
  type FaultOptions,
  type MessageExplanation,
} from './zksync/admin/client'
