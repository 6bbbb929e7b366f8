import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { spawnWithParent } from '../anvil/spawnWithParent'

const repository = join(__dirname, '..', '..')

/** A network in a separate process, as started by `npm run ecosystem`. */
export type SpawnedNetwork<manifest> = {
  process: ChildProcess
  /** Resolves once it is ready; rejects with its output if it exits before. */
  ready: Promise<manifest>
  /** Resolves when it has exited, with its exit code or signal. */
  ended: Promise<number | NodeJS.Signals>
}

/**
 * Starts a network in a separate process, which is killed when this process exits.
 *
 * @param deployments - Folder for its manifest.
 * @param readManifest - Reads the manifest from there.
 * @param imports - Modules that are loaded before it.
 * @param onLine - Called with each line that it prints on its error output.
 */
export function spawnNetwork<manifest>({
  deployments,
  readManifest,
  flags,
  imports = [],
  environment = {},
  onLine,
}: {
  deployments: string
  readManifest: (directory: string) => manifest | undefined
  flags: readonly string[]
  imports?: readonly string[]
  environment?: Readonly<Record<string, string>>
  onLine: (line: string) => void
}): SpawnedNetwork<manifest> {
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
    const manifest = readManifest(deployments)
    if (!manifest) throw new Error('The network wrote no manifest')
    return manifest
  })
  const tooEarly = ended.then((reason) => {
    throw new Error(`The network ended (${reason}) before it was ready:\n${lines.join('\n')}`)
  })
  const ready = Promise.race([listening, tooEarly])
  // Not every caller awaits it.
  ready.catch(() => {})
  return { process: child, ready, ended }
}
