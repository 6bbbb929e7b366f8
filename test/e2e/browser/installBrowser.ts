import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from './findBrowser'

const run = promisify(execFile)

/** Long enough for a slow line, and an end for one that never answers. */
const timeoutMs = 5 * 60_000

const playwright = join(
  dirname(createRequire(__filename).resolve('playwright-core/package.json')),
  'cli.js',
)

/**
 * Installs a Chromium: Playwright's or, where that cannot be had and root may install packages, the distribution's.
 *
 * @returns The path of its executable.
 * @throws An error that says how to get one by hand.
 */
export async function installBrowser(): Promise<string> {
  const failures: string[] = []
  for (const { name, install } of ways()) {
    console.log(`There is no browser for the test yet: installing ${name}.`)
    try {
      await install()
      const path = await findBrowser()
      if (path) return path
      failures.push(`${name}: installed, but it does not run.`)
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.trim() : error}`)
    }
  }
  throw new Error(
    [
      'The browser test needs Chromium, Chrome or Edge. There is none, and none could be installed.',
      'Install one as you install other programs, or set CHROMIUM_PATH to the executable of one that you have.',
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
