import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { foundryBinary } from '../../ecosystem/anvil/foundryBinary'

const readyMs = 60_000

/** The program of the npm package `supersim`; null if it is not installed. It is not a dependency. */
function findSupersim(): string | null {
  const { resolve } = createRequire(__filename)
  try {
    return join(dirname(resolve('supersim/package.json')), 'bin', 'supersim')
  } catch {
    return null
  }
}

/**
 * Starts supersim with three chains and its relayer; resolves once it is ready. Null if it is not installed:
 * `npm install --no-save --ignore-scripts supersim@0.1.0-alpha.58` installs it.
 */
export async function startSupersim(): Promise<{
  urls: string[]
  stop: () => Promise<void>
} | null> {
  const program = findSupersim()
  if (program === null) return null
  const first = 12_000 + Math.floor(Math.random() * 15_000)
  const logs = mkdtempSync(join(tmpdir(), 'interstake-bench-'))
  const child = spawn(
    program,
    [
      ...['--l2.count', '3', '--l2.starting.port', String(first), '--l1.port', String(first + 10)],
      ...['--admin.port', String(first + 11), '--interop.autorelay', '--logs.directory', logs],
    ],
    {
      stdio: 'ignore',
      detached: true,
      env: {
        ...process.env,
        PATH: [dirname(foundryBinary('anvil')), process.env.PATH].join(delimiter),
      },
    },
  )
  async function stop(): Promise<void> {
    child.kill('SIGINT')
    await once(child, 'exit')
    rmSync(logs, { recursive: true })
  }
  const deadline = performance.now() + readyMs
  while (!(await isReady(first + 11))) {
    if (performance.now() > deadline || child.exitCode !== null) {
      await stop()
      throw new Error('supersim did not become ready')
    }
    await delay(10)
  }
  return { urls: [0, 1, 2].map((index) => `http://127.0.0.1:${first + index}`), stop }
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
}
