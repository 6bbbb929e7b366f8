export { type DeploymentChain, deploy } from './deploy'
export { ensureInteropCenter } from './interopCenter'
export type { Manifest, ManifestChain } from './manifest'
export { WrongChainError } from './WrongChainError'
