import type { ManifestChain } from '../deployments/manifest'

/** The chains of an environment as its manifest or `.env` lists them. */
export type EnvironmentChains = {
  /** Undefined on the Superchain, which has none. */
  settlementLayer: ManifestChain | undefined
  /** The others; the rewards chain is the last. */
  chains: ManifestChain[]
}
