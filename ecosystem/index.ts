export type { EcosystemStatus } from './admin/describeStatus'
export { type ChainRole, type EcosystemChain, maxStakingChains } from './config/chains'
export type { EcosystemOptions } from './config/options'
export { type PaceName, paces } from './config/pace'
export {
  createEcosystem,
  type Ecosystem,
  type EcosystemHooks,
} from './createEcosystem'
