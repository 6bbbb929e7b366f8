import { type ChildProcess, spawn } from 'node:child_process'
import { Duplex, Readable } from 'node:stream'

/**
 * Starts a watchdog that kills the program once its pipe to this process is closed, and then replaces this shell by the
 * program. The watchdog is a new shell, so its command line does not contain that of the program.
 */
const guarded = `
  (exec /bin/sh -c 'read -r line <&3 || kill -9 "$0"' "$$") >/dev/null 2>&1 &
  exec 3<&- "$@"
`

export type SpawnedProgram = {
  child: ChildProcess
  stdout: Readable
  stderr: Readable
}

/**
 * Spawns a program that is killed when this process ends, even by a SIGKILL. The watchdog is started first, so the
 * program never runs without it.
 *
 * The program gets its own process group, so that Ctrl-C in a terminal reaches this process alone.
 */
export function spawnWithParent(
  file: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): SpawnedProgram {
  if (process.platform === 'win32') {
    const child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    return { child, stdout: child.stdout, stderr: child.stderr }
  }
  const child = spawn('/bin/sh', ['-c', guarded, 'sh', file, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const [, stdout, stderr, pipe] = child.stdio
  if (!(stdout instanceof Readable && stderr instanceof Readable && pipe instanceof Duplex))
    throw new Error('The process has no pipes')
  pipe.on('error', () => {}).resume()
  // Before the child closes, which it does once all its pipes have.
  child.once('exit', () => pipe.end('\n'))
  return { child, stdout, stderr }
}
