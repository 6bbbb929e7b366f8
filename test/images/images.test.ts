import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it, vi } from 'vitest'
import type { StakingManifest } from '../../deployments/manifest'
import { createSuperchain } from '../../ecosystem/createSuperchain'
import { superchainStakingPreset } from '../../ecosystem/presets/superchainStaking'
import type { RunningNetwork } from '../../ecosystem/startNetwork'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import type { Site } from '../../frontend/build/frontendConfig'
import { connectBrowser } from '../e2e/browser/connectBrowser'
import { announceWallet } from '../e2e/wallet/announceWallet'
import { servePage } from '../e2e/world/servePage'
import { stopAll } from '../e2e/world/stopAll'
import type { TakeImages } from './TakeImages'
import { takeAppImages } from './takeAppImages'
import { takeExplorerImages } from './takeExplorerImages'
import { takeSuperchainImages } from './takeSuperchainImages'

// Of the right form; there is no such project.
vi.stubEnv('WALLETCONNECT_PROJECT_ID', '0123456789abcdef0123456789abcdef')
afterAll(() => {
  vi.unstubAllEnvs()
})

const zksync = () => createStakingEcosystem({ pace: 'fast' })
const superchain = () => createSuperchain(superchainStakingPreset())

describe('the images of the documentation', () => {
  it('show the web app', () => withPages('app', zksync, takeAppImages))

  it('show the explorer', () => withPages('explorer', zksync, takeExplorerImages))

  it('show the web app on the Superchain', () => withPages('app', superchain, takeSuperchainImages))
})

async function withPages<network extends RunningNetwork<StakingManifest>>(
  site: Site,
  start: () => Promise<network>,
  take: TakeImages<network>,
): Promise<void> {
  const running: { stop: () => Promise<void> }[] = []
  try {
    const directory = await mkdtemp(join(tmpdir(), 'interstake-images-'))
    running.push({ stop: () => rm(directory, { recursive: true }) })
    const network = await start()
    running.push(network)
    const served = await servePage({ site, manifests: [network.manifest], directory })
    running.push(served)
    network.trustPage(served.url)
    const browser = await connectBrowser()
    running.push({ stop: () => browser.close() })
    await take({
      network,
      async openPage({ path = '/', wallet, ...options } = {}) {
        const context = await browser.newContext({
          viewport: { width: 1280, height: 800 },
          reducedMotion: 'reduce',
          ...options,
        })
        if (wallet) await announceWallet(context, wallet)
        const page = await context.newPage()
        page.setDefaultTimeout(60_000)
        await page.goto(new URL(path, served.url).href)
        return page
      },
    })
  } finally {
    await stopAll(running)
  }
}
