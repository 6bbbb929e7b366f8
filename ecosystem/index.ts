export type { EcosystemStatus, NodeStatus } from './admin/describeStatus'
export { type ChainRole, type EcosystemChain, maxStakingChains } from './config/chains'
export type { EcosystemOptions } from './config/options'
export { type Pace, type PaceName, paces } from './config/pace'
export {
  createEcosystem,
  type Ecosystem,
  type EcosystemHooks,
} from './createEcosystem'
export type { FaultSettings } from './faults/Faults'
export type { LogLevel } from './log/openLogs'
export type { SettlementProgress } from './settlement/startSettlement'
