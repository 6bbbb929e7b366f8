import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Consumer } from './Consumer'

type Project = Pick<Consumer, 'directory'>

/** Runs the network installed in a project; fails if it does not stop when interrupted. */
export function withNetwork<result>(
  project: Project,
  flags: readonly string[],
  work: (line: string) => Promise<result>,
): Promise<result> {
  const cli = join('interstake', 'dist', 'cli.cjs')
  return withProgram(project, { args: [cli, '--json', ...flags], ready: /^\{/ }, ([line]) =>
    work(line ?? ''),
  )
}

/**
 * Runs a program installed in a project until `work` is done, then interrupts it; fails if it does not stop.
 *
 * @param args - Path in `node_modules`, followed by arguments.
 * @param ready - The line that the program prints when it is ready.
 * @param work - Called with all lines up to that one.
 */
export async function withProgram<result>(
  { directory }: Project,
  {
    args: [path = '', ...args],
    ready,
    environment,
  }: { args: readonly string[]; ready: RegExp; environment?: Readonly<Record<string, string>> },
  work: (lines: readonly string[]) => Promise<result>,
): Promise<result> {
  const child = spawn(process.execPath, [join(directory, 'node_modules', path), ...args], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  try {
    const lines: string[] = []
    const isReady = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line)
        if (ready.test(line)) resolve()
      })
    })
    await Promise.race([
      isReady,
      ended.then(([code]) => {
        throw new Error(`It exited with ${code} before it was ready:\n${lines.join('\n')}`)
      }),
    ])
    return await work(lines)
  } finally {
    child.kill('SIGINT')
    await ended
  }
}
