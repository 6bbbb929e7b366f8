import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'

const run = promisify(execFile)

/** Names of Chromium and similar browsers on the PATH. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
]

const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge']

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/**
 * Finds a Chromium, Chrome or Edge: the one at `CHROMIUM_PATH`, otherwise Playwright's, otherwise one in the usual places.
 *
 * @returns The path of its executable; undefined if none works.
 * @throws If the one at `CHROMIUM_PATH` does not work.
 */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await runs(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a working browser.`)
  }
  for (const path of [chromium.executablePath(), ...usualPaths()]) if (await runs(path)) return path
  return undefined
}

/** Finds a browser that has no window at all, which opens pages with half the work; undefined if there is none. */
export async function findHeadlessShell(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return undefined
  for (const path of onPath(['chromium-headless-shell', 'chrome-headless-shell']))
    if (await runs(path)) return path
  return undefined
}

function onPath(programs: readonly string[]): string[] {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const extension = process.platform === 'win32' ? '.exe' : ''
  return programs.flatMap((name) => directories.map((path) => join(path, name + extension)))
}

function usualPaths(): string[] {
  const known = onPath(names)
  switch (process.platform) {
    case 'darwin':
      return [
        ...known,
        ...macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
      ]
    case 'win32':
      return [
        ...known,
        ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
          .map((name) => process.env[name] ?? '')
          .filter(Boolean)
          .flatMap((root) => windowsPrograms.map((program) => join(root, ...program))),
      ]
    default:
      return known
  }
}

/** Runs the browser: Ubuntu's `chromium-browser` may be a placeholder, and libraries may be missing. */
async function runs(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  // On Windows, it would open a window instead of printing its version.
  if (process.platform === 'win32') return true
  return run(path, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  )
}
