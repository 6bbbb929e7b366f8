declare module 'virtual:deployments' {
  import type { StakingManifest } from '../deployments/manifest'

  /** The manifests of all environments that the contracts are deployed to. */
  const manifests: readonly StakingManifest[]
  export default manifests
}
