import { type BrowserServer, chromium } from 'playwright-core'
import { browserArguments } from './browserArguments'

/** Launches a browser that tests connect to. */
export function launchBrowser(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath,
    host: '127.0.0.1',
    // Playwright would disable the sandbox for all users; the arguments only do so for root.
    chromiumSandbox: true,
    args: browserArguments(),
  })
}
