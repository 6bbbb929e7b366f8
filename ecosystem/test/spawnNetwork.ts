import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Manifest } from '../../deployments/manifest'
import { readManifest } from '../../deployments/manifestFiles'
import { spawnWithParent } from '../anvil/spawnWithParent'

const repository = join(__dirname, '..', '..')

/** A network that runs in a process of its own, as `npm run ecosystem` does. */
export type SpawnedNetwork = {
  process: ChildProcess
  /** Resolves once it is ready; rejects with what it printed if it ends before. */
  ready: Promise<Manifest>
  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

/**
 * Starts a network in a process of its own, which is killed when this one is gone.
 *
 * @param deployments - Folder for its manifest.
 * @param imports - Modules that are loaded before it.
 * @param onLine - Called with each line that it prints on its error output.
 */
export function spawnNetwork({
  deployments,
  flags,
  imports = [],
  environment = {},
  onLine,
}: {
  deployments: string
  flags: readonly string[]
  imports?: readonly string[]
  environment?: Readonly<Record<string, string>>
  onLine: (line: string) => void
}): SpawnedNetwork {
  const { child, stdout, stderr } = spawnWithParent(
    process.execPath,
    [
      ...['tsx', ...imports].flatMap((name) => ['--import', name]),
      ...[join('scripts', 'ecosystem.ts'), '--json', ...flags],
    ],
    {
      cwd: repository,
      env: { ...process.env, INTERSTAKE_DEPLOYMENTS: deployments, ...environment },
    },
  )
  const lines: string[] = []
  createInterface({ input: stderr }).on('line', (line) => {
    lines.push(line)
    onLine(line)
  })
  const ended = once(child, 'close').then(([exitCode, signal]) => {
    return signal ?? exitCode
  })
  const listening = once(createInterface({ input: stdout }), 'line').then(() => {
    const manifest = readManifest('local', deployments)
    if (!manifest) throw new Error('The network wrote no manifest')
    return manifest
  })
  const tooEarly = ended.then((reason) => {
    throw new Error(`The network ended (${reason}) before it was ready:\n${lines.join('\n')}`)
  })
  const ready = Promise.race([listening, tooEarly])
  // Whoever only waits for its end does not look.
  ready.catch(() => {})
  return { process: child, ready, ended }
}
