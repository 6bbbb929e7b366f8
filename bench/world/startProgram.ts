import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program that serves something. */
export type Program = {
  pid: number
  /** The line that said that it is ready. */
  line: string
  /** Milliseconds until then. */
  readyAfter: number
  /** Ends it like Ctrl-C; resolves once it has ended. */
  stop: () => Promise<void>
  /** Ends it like a power failure. */
  kill: () => Promise<void>
}

/**
 * Starts a program, and resolves once it prints a line that matches.
 *
 * @throws If it ends before.
 */
export async function startProgram(
  [file = '', ...args]: readonly string[],
  isReady: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const started = performance.now()
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { pid, stdout } = child
  for await (const line of createInterface({ input: stdout })) {
    if (!isReady.test(line)) continue
    stdout.resume()
    if (pid === undefined) break
    return {
      ...{ pid, line },
      readyAfter: performance.now() - started,
      stop: () => end(child, 'SIGINT'),
      kill: () => end(child, 'SIGKILL'),
    }
  }
  throw new Error(`${file} ended before it was ready.`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}
