import type { Client } from 'viem'
import type { ShownManifest } from '../../../deployments/manifest'

/** The chains of an environment and the clients to read from them. */
export type Network = {
  manifest: ShownManifest
  /** The query string that selects this environment; empty for the preferred one. */
  search: string
  clientOf: (chainId: number) => Client
}
