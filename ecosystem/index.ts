export type { ChainsManifest, SuperchainChainsManifest } from '../deployments/manifest'
export type {
  AddChainParameters,
  ChainConfig,
  ChainTable,
  EcosystemChain,
  GenesisAccount,
} from './config/chains'
export type { CommonOptions, ReadyChain, ReadyChains } from './config/commonOptions'
export {
  createEcosystem,
  type Ecosystem,
} from './createEcosystem'
export { createSuperchain, type SuperchainEcosystem } from './createSuperchain'
export type { CommonFaults } from './faults/FaultInjector'
export type { LogLevel } from './log/openLogs'
export { parseStakingManifest, stakingPreset } from './presets/staking'
export { superchainStakingPreset } from './presets/superchainStaking'
export type { EcosystemHooks, RunningNetwork } from './startNetwork'
export type { SuperchainStatus } from './superchain/admin/describeStatus'
export type { DeployedSuperchain, SuperchainOptions } from './superchain/options'
export { type SuperchainPace, type SuperchainPaceName, superchainPaces } from './superchain/pace'
export type { SuperchainFaultSettings } from './superchain/SuperchainFaults'
export type { EcosystemStatus, NodeStatus } from './zksync/admin/describeStatus'
export type { FaultSettings } from './zksync/Faults'
export type {
  DeployedNetwork,
  EcosystemOptions,
} from './zksync/options'
export { type Pace, type PaceName, paces } from './zksync/pace'
export type { SettlementProgress } from './zksync/settlement/startSettlement'
