import { spawn } from 'node:child_process'

/**
 * Kills a process when this one ends, even by a SIGKILL: a shell waits for the end of our pipe to it.
 *
 * @returns How to call it off.
 */
export function killWithParent(processId: number | undefined): () => void {
  if (processId === undefined || process.platform === 'win32') return () => {}
  const guard = spawn('/bin/sh', ['-c', 'read -r line || kill -9 "$0"', String(processId)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A Ctrl-C in the terminal is not for it.
    detached: true,
  })
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  guard.unref()
  return () => guard.stdin.end('\n')
}
