import { findSettlementLayer, manifestChains } from '../../deployments/interopChains'
import type { ShownManifest } from '../../deployments/manifest'
import { parseManifest } from '../../deployments/manifestFiles'
import { findRunningManifest } from './runningNetworks'

const isUrl = (text: string) => /^https?:\/\//.test(text)

/** Finds chains by their RPC URL, or by their name or id in a manifest: a file's, or that of the running network. */
export class ChainDirectory {
  readonly #file: string | null
  #manifest: ShownManifest | null | undefined

  constructor(file: string | null) {
    this.#file = file
  }

  /** The manifest; null if the chains are given by URLs alone. */
  manifestFor(...chains: (string | undefined)[]): ShownManifest | null {
    if (this.#file === null && chains.every((chain) => chain === undefined || isUrl(chain)))
      return null
    this.#manifest ??=
      this.#file === null ? (findRunningManifest() ?? null) : parseManifest(this.#file)
    if (this.#manifest) return this.#manifest
    throw new Error(
      'No running network found. Start one, name the manifest of an environment with --manifest, or pass RPC URLs instead of names.',
    )
  }

  /** Returns the RPC URL of a chain. */
  urlOf(chain: string): string {
    if (isUrl(chain)) return chain
    const manifest = this.manifestFor(chain)
    const chains = manifest ? manifestChains(manifest) : []
    const found = chains.find(({ name, chainId }) => name === chain || String(chainId) === chain)
    if (found) return found.rpcUrl
    const known = chains.map(({ name, chainId }) => `${name} (${chainId})`).join(', ')
    throw new Error(`Unknown chain ${chain}. Chains: ${known}. An RPC URL works as well.`)
  }
}

/** RPC URL of the settlement layer of a manifest. */
export const settlementLayerUrl = (manifest: ShownManifest | null): string | undefined =>
  manifest === null ? undefined : findSettlementLayer(manifest)?.rpcUrl
