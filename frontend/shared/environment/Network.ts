import type { Client } from 'viem'
import type { ShownManifest } from '../../../deployments/manifest'

/** The chains of an environment, and the ways to read them: what every page needs. */
export type Network = {
  manifest: ShownManifest
  /** The query that keeps a page's links in this environment; empty where none is needed. */
  search: string
  clientOf: (chainId: number) => Client
}
