import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from './findBrowser'

const run = promisify(execFile)

/** Timeout of the installation. */
const timeoutMs = 5 * 60_000

const playwright = join(
  dirname(createRequire(__filename).resolve('playwright-core/package.json')),
  'cli.js',
)

/**
 * Installs a Chromium: Playwright's or, if that is not available and the user is root, the distribution's.
 *
 * @returns The path of its executable.
 * @throws An error with instructions for a manual installation.
 */
export async function installBrowser(): Promise<string> {
  const failures: string[] = []
  for (const { name, install } of ways()) {
    console.log(`No browser found for the test. Installing ${name}.`)
    try {
      await install()
      const path = await findBrowser()
      if (path) return path
      failures.push(`${name}: installed, but does not work.`)
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.trim() : error}`)
    }
  }
  throw new Error(
    [
      'The browser test requires Chromium, Chrome or Edge. None was found, and none could be installed.',
      'Install one, or set CHROMIUM_PATH to the path of an executable.',
      ...failures,
    ].join('\n\n'),
  )
}

function ways(): { name: string; install: () => Promise<unknown> }[] {
  const timeout = timeoutMs
  const fromPlaywright = {
    name: "Playwright's Chromium",
    install: () => run(process.execPath, [playwright, 'install', 'chromium'], { timeout }),
  }
  const mayInstallPackages = process.platform === 'linux' && process.getuid?.() === 0
  if (!mayInstallPackages) return [fromPlaywright]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['install', '--yes', '--no-install-recommends', 'chromium']
  return [
    fromPlaywright,
    {
      name: "the distribution's Chromium with apt-get",
      async install() {
        await run('apt-get', ['update'], { timeout, env })
        await run('apt-get', packages, { timeout, env })
      },
    },
  ]
}
