import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Worker } from 'playwright-core'
import { inject } from 'vitest'
import { browserArguments } from './browserArguments'

/**
 * Launches a Chromium with an extension.
 *
 * @param directory - Directory of the extension, whose background is a service worker.
 * @returns `background` runs code in that worker.
 */
export async function launchExtension(
  directory: string,
): Promise<{ background: Worker; stop: () => Promise<void> }> {
  const { executablePath } = inject('browser')
  const profile = await mkdtemp(join(tmpdir(), 'interstake-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    chromiumSandbox: true,
    // Playwright's headless shell does not support extensions.
    headless: false,
    args: [
      ...browserArguments(),
      '--headless=new',
      `--disable-extensions-except=${directory}`,
      `--load-extension=${directory}`,
    ],
  })
  async function stop(): Promise<void> {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
  try {
    const [running] = context.serviceWorkers()
    return { background: running ?? (await context.waitForEvent('serviceworker')), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
