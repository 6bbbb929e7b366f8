export { type DeploymentChain, deploy } from './deploy'
export { type CenterChain, deployInteropCenterIfMissing } from './interopCenter'
export type { Manifest, ManifestChain, ManifestContract } from './manifest'
export { WrongChainError } from './WrongChainError'
