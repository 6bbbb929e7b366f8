import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Runs the network installed in a project; fails if it does not stop when interrupted. */
export async function withNetwork<result>(
  { directory, node = process.execPath }: { directory: string; node?: string },
  flags: readonly string[],
  work: (line: string) => Promise<result>,
): Promise<result> {
  const cli = join(directory, 'node_modules', 'interstake', 'dist', 'cli.mjs')
  const child = spawn(node, [cli, '--json', ...flags], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  try {
    const lines = createInterface({ input: child.stdout })
    const line = await Promise.race([
      once(lines, 'line').then(([text]) => String(text)),
      ended.then(([code]) => {
        throw new Error(`The network exited with ${code} before it was ready`)
      }),
    ])
    return await work(line)
  } finally {
    child.kill('SIGINT')
    await ended
  }
}
