import type { ManifestChain } from '../deployments/manifest'

/** A chain of an environment. */
export type EnvironmentChain = ManifestChain & {
  /** The endpoint for the manifest, if it is another one: a provider's may contain a key. */
  publicRpcUrl?: string
}

/** The chains of an environment as its manifest or `.env` lists them. */
export type EnvironmentChains = {
  /** Undefined on the Superchain, which has none. */
  settlementLayer: EnvironmentChain | undefined
  /** The others; the rewards chain is the last. */
  chains: EnvironmentChain[]
}
