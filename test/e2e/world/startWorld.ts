import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withEndpoints } from '../../../deployments/interopChains'
import type { StakingManifest } from '../../../deployments/manifest'
import type { RunningNetwork } from '../../../ecosystem/startNetwork'
import type { StakingEcosystem } from '../../../ecosystem/test/stakingEcosystem'
import type { Site } from '../../../frontend/build/frontendConfig'
import { servePage } from './servePage'
import { startTcpProxy, type TcpProxy } from './startTcpProxy'
import { stopAll } from './stopAll'

/** A second environment with the same chains, on which ether has value. */
export const otherEnvironment = 'other'

/** A network on which the staking dApp is deployed, of any protocol. */
export type StakingNetwork = RunningNetwork<StakingManifest>

export type World<network extends StakingNetwork = StakingEcosystem> = {
  ecosystem: network
  /** The manifest of the page, with the URLs of the proxies. */
  manifest: network['manifest']
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
 * @param start - Starts the chains.
 * @param site - The page to serve.
 */
export async function startWorld<network extends StakingNetwork>(
  start: () => Promise<network>,
  { site = 'app' }: { site?: Site } = {},
): Promise<World<network>> {
  const running: { stop: () => Promise<void> }[] = []
  try {
    const directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    running.push({ stop: () => rm(directory, { recursive: true }) })
    const ecosystem = await start()
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
    const manifest = withEndpoints<network['manifest']>(
      ecosystem.manifest,
      ({ name }) => proxyOf(name).url,
    )

    const other = { ...manifest, environment: otherEnvironment, etherHasValue: true }
    const manifests = [manifest, other]
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
