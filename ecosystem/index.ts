export type { EcosystemStatus } from './admin/describeStatus'
export { maxStakingChains } from './config/chains'
export type { EcosystemOptions } from './config/options'
export { type PaceName, paces } from './config/pace'
export {
  createEcosystem,
  type Ecosystem,
  type EcosystemChain,
  type EcosystemHooks,
} from './createEcosystem'
