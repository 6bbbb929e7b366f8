export type { ChainsManifest } from '../deployments/manifest'
export type { EcosystemStatus, NodeStatus } from './admin/describeStatus'
export type {
  AddChainParameters,
  ChainConfig,
  ChainTable,
  EcosystemChain,
  GenesisAccount,
} from './config/chains'
export type {
  DeployedNetwork,
  EcosystemOptions,
  ReadyChain,
} from './config/options'
export { type Pace, type PaceName, paces } from './config/pace'
export {
  createEcosystem,
  type Ecosystem,
  type EcosystemHooks,
} from './createEcosystem'
export type { FaultSettings } from './faults/Faults'
export type { LogLevel } from './log/openLogs'
export { parseStakingManifest, stakingPreset } from './presets/staking'
export type { SettlementProgress } from './settlement/startSettlement'
