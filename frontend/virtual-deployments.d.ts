declare module 'virtual:deployments' {
  import type { Manifest } from '../deployments/manifest'

  /** The manifests of all environments that the contracts are deployed to. */
  const manifests: readonly Manifest[]
  export default manifests
}
