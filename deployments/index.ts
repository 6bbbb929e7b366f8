export type { DeploymentLog, SentDeployment } from './DeploymentLog'
export { deploy } from './deploy'
export type { DeploymentChain } from './deploymentChain'
export { deploySuperchain } from './deploySuperchain'
export { type CenterChain, deployInteropCenterIfMissing } from './interopCenter'
export type {
  Manifest,
  ManifestChain,
  ManifestContract,
  NetworkManifest,
  RewardsChain,
  StakingChain,
  StakingManifest,
  SuperchainManifest,
  SuperchainNetworkManifest,
  ZksyncManifest,
} from './manifest'
export { WrongChainError } from './WrongChainError'
