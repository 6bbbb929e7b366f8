import { type Browser, chromium } from 'playwright-core'
import { browserArguments } from './browserArguments'
import { findBrowser } from './findBrowser'
import { installBrowser } from './installBrowser'

/** Launches an installed Chromium, or installs one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = (await findBrowser()) ?? (await installBrowser())
  // Playwright would disable the sandbox for all users; the arguments only do so for root.
  return chromium.launch({ executablePath, chromiumSandbox: true, args: browserArguments() })
}
