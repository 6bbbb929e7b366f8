import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest, ManifestChain } from '../../../deployments/manifest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
  type StakingOptions,
} from '../../../ecosystem/test/stakingEcosystem'
import type { Site } from '../../../frontend/build/frontendConfig'
import { servePage } from './servePage'
import { startTcpProxy, type TcpProxy } from './startTcpProxy'
import { stopAll } from './stopAll'

/** A second environment with the same chains. */
export const otherEnvironment = 'other'

export type World = {
  ecosystem: StakingEcosystem
  /** The manifest of the page, with the URLs of the proxies. */
  manifest: Manifest
  /** URL of the page. */
  url: string
  /** Directory of the built page. */
  outDir: string
  /** The proxy in front of a chain. */
  proxyOf: (chainName: string) => TcpProxy
  stop: () => Promise<void>
}

/**
 * Starts local chains and a production build of a page, all on free ports.
 *
 * @param site - The page to serve.
 */
export async function startWorld(
  options: StakingOptions,
  { site = 'app' }: { site?: Site } = {},
): Promise<World> {
  const running: { stop: () => Promise<void> }[] = []
  try {
    const directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    running.push({ stop: () => rm(directory, { recursive: true }) })
    const ecosystem = await createStakingEcosystem(options)
    running.push(ecosystem)

    const proxies = new Map<string, TcpProxy>()
    for (const { name, rpcUrl } of ecosystem.chains) {
      const proxy = await startTcpProxy(rpcUrl)
      running.push(proxy)
      proxies.set(name, proxy)
    }
    const proxyOf = (chainName: string) => {
      const proxy = proxies.get(chainName)
      if (!proxy) throw new Error(`There is no chain ${chainName}`)
      return proxy
    }
    const behindProxy = <chain extends ManifestChain>(chain: chain) => ({
      ...chain,
      rpcUrl: proxyOf(chain.name).url,
    })
    const { settlementLayer, stakingChains, rewardsChain } = ecosystem.manifest
    const manifest = {
      ...ecosystem.manifest,
      settlementLayer: behindProxy(settlementLayer),
      stakingChains: stakingChains.map(behindProxy),
      rewardsChain: behindProxy(rewardsChain),
    }

    const manifests = [manifest, { ...manifest, environment: otherEnvironment }]
    const page = await servePage({ site, manifests, directory })
    running.push(page)
    const { url, outDir } = page
    ecosystem.trustPage(url)
    return { ecosystem, manifest, url, outDir, proxyOf, stop: () => stopAll(running) }
  } catch (error) {
    await stopAll(running)
    throw error
  }
}
