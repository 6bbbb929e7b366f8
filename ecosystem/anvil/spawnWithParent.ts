import { type ChildProcess, spawn } from 'node:child_process'
import { Duplex, Readable } from 'node:stream'

/**
 * Leaves a guard behind that waits for the end of our pipe to it and then kills this process, which becomes the program.
 * The guard becomes a shell of its own: its command line does not name the program.
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
 * Spawns a program that is killed when this process ends, even by a SIGKILL. There is no moment in which it runs without
 * its guard: both come of one process.
 *
 * The program gets a process group of its own, so that Ctrl-C in a terminal reaches this process alone.
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
