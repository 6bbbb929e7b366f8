import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import {
  createStakingEcosystem,
  type StakingOptions,
} from '../../../ecosystem/test/stakingEcosystem'
import { appConnections, type Site } from '../../../frontend/build/frontendConfig'
import { connectBrowser } from '../browser/connectBrowser'
import { screenshots } from '../page/screenshots'
import { announceWallet } from '../wallet/announceWallet'
import type { Wallet } from '../wallet/createWallet'
import { type StakingNetwork, startWorld, type World } from './startWorld'
import { stopAll } from './stopAll'
import { watchPage } from './watchPage'

/** Sets up a network of ZKsync chains and a page, see {@link setUpPage}. */
export function setUpWorld(options: StakingOptions, page: { site?: Site } = {}) {
  return setUpPage(() => createStakingEcosystem(options), page)
}

/**
 * Sets up a network and a page for the tests of a file, in the browser that all files share.
 *
 * After each test its pages are closed, with a screenshot of each if it failed. A test also fails on console errors and on
 * requests to other hosts.
 *
 * @param start - Starts the network.
 * @param site - The page to serve.
 */
export function setUpPage<network extends StakingNetwork>(
  start: () => Promise<network>,
  { site = 'app' }: { site?: Site } = {},
) {
  const running: { stop: () => Promise<void> }[] = []
  let world: World<network> | undefined
  let browser: Browser | undefined
  let pages: Page[] = []
  let problems: string[] = []
  let expected: RegExp[] = []

  beforeAll(async () => {
    const connected = await connectBrowser()
    running.push({ stop: () => connected.close() })
    browser = connected
    world = await startWorld(start, { site })
    running.push(world)
  })

  afterAll(() => stopAll(running))

  afterEach(async ({ task }) => {
    const name = task.name.replaceAll(/\W+/g, '-')
    for (const [index, page] of pages.entries()) {
      if (task.result?.state === 'fail' && !page.isClosed())
        await page.screenshot({
          path: join(screenshots, `failed-${name}-${index + 1}.png`),
          fullPage: true,
        })
      await page.context().close()
    }
    const found = problems
    const patterns = expected
    pages = []
    problems = []
    expected = []
    expect(found.filter((problem) => !patterns.some((pattern) => pattern.test(problem)))).toEqual(
      [],
    )
    for (const pattern of patterns) expect(found.join('\n')).toMatch(pattern)
  })

  return {
    /** The running world; available once the first test starts. */
    world(): World<network> {
      if (!world) throw new Error('The world is not available before the first test')
      return world
    },

    /**
     * Opens the page in a new browser context.
     *
     * @param wallet - Announced to the page like a browser extension.
     * @param path - Path of the URL.
     */
    async openPage({
      wallet,
      path = '/',
      ...contextOptions
    }: BrowserContextOptions & { wallet?: Wallet; path?: string } = {}): Promise<Page> {
      if (!world || !browser) throw new Error('There is no page before the first test')
      // Endless animations would have the browser draw all the time.
      const context = await browser.newContext({ reducedMotion: 'reduce', ...contextOptions })
      if (wallet) await announceWallet(context, wallet)
      const page = await context.newPage()
      pages.push(page)
      watchPage(page, { hosts: hostsOf(world), report: (problem) => problems.push(problem) })
      await page.goto(new URL(path, world.url).href)
      return page
    },

    /** Expects problems like this in the running test, which then fails without them. */
    expectProblem(pattern: RegExp): void {
      expected.push(pattern)
    },
  }
}

/** Hosts that the page may send requests to. */
function hostsOf({ url, manifest }: Pick<World<StakingNetwork>, 'url' | 'manifest'>) {
  return new Set([url, ...appConnections([manifest])].map((address) => new URL(address).host))
}
