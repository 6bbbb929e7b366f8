import type { Browser } from 'playwright-core'
import type { Address, Hash, LocalAccount } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { announceWallet, walletName } from '../../e2e/wallet/announceWallet'
import { createWallet } from '../../e2e/wallet/createWallet'
import { watchPage } from '../../e2e/world/watchPage'

/**
 * Opens a page of `writeHooksPage`, connects a wallet and presses the button that appears once the message can be delivered.
 *
 * @param chains - The chains of the wallet. The first is active.
 * @param done - What the page then shows.
 */
export async function openHooksPage(
  browser: Browser,
  {
    url,
    hash,
    account,
    token,
    chains,
    hosts,
    button,
    done,
  }: {
    url: string
    hash: Hash
    account: LocalAccount
    token?: Address
    chains: readonly Pick<ManifestChain, 'chainId' | 'name' | 'rpcUrl'>[]
    /** URLs that the page may send requests to. */
    hosts: readonly string[]
    button: string
    done: string
  },
): Promise<void> {
  const context = await browser.newContext()
  try {
    // tsx has functions call this helper, also those that run in the page.
    await context.addInitScript('globalThis.__name = (target) => target')
    await announceWallet(context, createWallet({ accounts: [account], chains }))
    const page = await context.newPage()
    const problems: string[] = []
    watchPage(page, {
      hosts: new Set([url, ...hosts].map((address) => new URL(address).host)),
      report: (problem) => problems.push(problem),
    })
    await page.goto(`${url}/#${[hash, account.address, token].filter(Boolean).join()}`)
    const use = async () => {
      await page.getByRole('button', { name: walletName }).click()
      await page.getByRole('button', { name: button }).click()
      await page.getByText(done).waitFor()
    }
    await use().catch((error: Error) => problems.push(error.message))
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await context.close()
  }
}
