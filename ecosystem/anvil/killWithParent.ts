import { spawn } from 'node:child_process'

/**
 * Kills a process when this one ends, even by SIGKILL: a shell waits until the pipe from this process is closed.
 *
 * @returns A function that cancels this.
 */
export function killWithParent(processId: number | undefined): () => void {
  if (processId === undefined || process.platform === 'win32') return () => {}
  const guard = spawn('/bin/sh', ['-c', 'read -r line || kill -9 "$0"', String(processId)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Not ended by Ctrl-C in the terminal.
    detached: true,
  })
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  guard.unref()
  return () => guard.stdin.end('\n')
}
