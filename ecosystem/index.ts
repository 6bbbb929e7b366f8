export type { ChainsManifest } from '../deployments/manifest'
export type {
  AddChainParameters,
  ChainConfig,
  ChainTable,
  EcosystemChain,
  GenesisAccount,
} from './config/chains'
export type { CommonOptions, ReadyChain } from './config/commonOptions'
export {
  createEcosystem,
  type Ecosystem,
} from './createEcosystem'
export type { CommonFaults } from './faults/FaultInjector'
export type { LogLevel } from './log/openLogs'
export { parseStakingManifest, stakingPreset } from './presets/staking'
export type { EcosystemHooks, RunningNetwork } from './startNetwork'
export type { EcosystemStatus, NodeStatus } from './zksync/admin/describeStatus'
export type { FaultSettings } from './zksync/Faults'
export type {
  DeployedNetwork,
  EcosystemOptions,
} from './zksync/options'
export { type Pace, type PaceName, paces } from './zksync/pace'
export type { SettlementProgress } from './zksync/settlement/startSettlement'
