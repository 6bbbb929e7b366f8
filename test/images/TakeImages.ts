import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Wallet } from '../e2e/wallet/createWallet'

/** Opens a page in a browser context of its own. */
type OpenPage = (
  options?: BrowserContextOptions & { path?: string; wallet?: Wallet },
) => Promise<Page>

/** Takes images of pages of a network. */
export type TakeImages<network> = (given: { network: network; openPage: OpenPage }) => Promise<void>
