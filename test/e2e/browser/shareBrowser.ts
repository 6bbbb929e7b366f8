import type { TestProject } from 'vitest/node'
import { findBrowser, findHeadlessShell } from './findBrowser'
import { installBrowser } from './installBrowser'
import { launchBrowser } from './launchBrowser'

declare module 'vitest' {
  interface ProvidedContext {
    browser: {
      /** A browser that supports extensions. */
      executablePath: string
      /** WebSocket URL of the browser that all files share. */
      endpoint: string
    }
  }
}

/** Launches one browser for all files, and installs one if there is none. Returns how to stop it. */
export default async function shareBrowser({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = (await findBrowser()) ?? (await installBrowser())
  const server = await launchBrowser((await findHeadlessShell()) ?? executablePath)
  provide('browser', { executablePath, endpoint: server.wsEndpoint() })
  return () => server.close()
}
