import { type Browser, chromium } from 'playwright-core'
import { browserArguments } from './browserArguments'
import { findBrowser } from './findBrowser'
import { installBrowser } from './installBrowser'

/** Launches a Chromium: one that is there, otherwise one that it installs. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = (await findBrowser()) ?? (await installBrowser())
  // Playwright would leave the sandbox out for everybody: the arguments do so where it cannot be had.
  return chromium.launch({ executablePath, chromiumSandbox: true, args: browserArguments() })
}
