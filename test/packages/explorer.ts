import { type Browser, chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { browserArguments } from '../e2e/browser/browserArguments'
import { findBrowser } from '../e2e/browser/findBrowser'
import { watchPage } from '../e2e/world/watchPage'
import type { Consumer } from './Consumer'
import { withNetwork } from './runNetwork'

const readySchema = z.object({
  explorerUrl: z.string(),
  adminUrl: z.string(),
  chains: z.array(z.object({ id: z.number(), name: z.string(), rpcUrl: z.string() })),
})

/** Opens each chain and one of its blocks in the explorer of the networks that a project has installed. */
export async function opensExplorer(consumer: Consumer): Promise<string> {
  const executablePath = await findBrowser()
  if (!executablePath) return 'skipped: there is no Chromium, Chrome or Edge (see CHROMIUM_PATH)'
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: true,
    args: browserArguments(),
  })
  try {
    const counts: number[] = []
    for (const preset of ['staking', 'zksync-local'])
      counts.push(await showsNetwork(consumer, browser, ['--preset', preset]))
    for (const preset of ['staking', 'superchain-local'])
      counts.push(
        await showsNetwork(consumer, browser, ['--protocol', 'superchain', '--preset', preset]),
      )
    return `${counts.join(', ')} chains, each with a block`
  } finally {
    await browser.close()
  }
}

function showsNetwork(
  consumer: Consumer,
  browser: Browser,
  flags: readonly string[],
): Promise<number> {
  return withNetwork(consumer, ['--port-offset', 'auto', ...flags], async (line) => {
    const { explorerUrl, adminUrl, chains } = readySchema.parse(JSON.parse(line))
    const page = await browser.newPage()
    try {
      const problems: string[] = []
      const urls = [explorerUrl, adminUrl, ...chains.map(({ rpcUrl }) => rpcUrl)]
      const hosts = new Set(urls.map((url) => new URL(url).host))
      watchPage(page, { hosts, report: (problem) => problems.push(problem) })
      for (const { id } of chains) await showsBlock(page, `${explorerUrl}/${id}`)
      if (problems.length > 0) throw new Error(problems.join('\n'))
      return chains.length
    } finally {
      await page.close()
    }
  })
}

async function showsBlock(page: Page, chainUrl: string): Promise<void> {
  await page.goto(chainUrl)
  const { pathname } = new URL(chainUrl)
  await page.locator(`a[href^="${pathname}/block/"]`).first().click()
  await page.waitForURL(`${chainUrl}/block/*`)
  const number = page.url().split('/').at(-1)
  await page.getByRole('heading', { name: `Block ${number}`, exact: true }).waitFor()
}
