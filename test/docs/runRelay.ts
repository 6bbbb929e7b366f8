import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const repository = join(__dirname, '..', '..')
const lineSchema = z.looseObject({ msg: z.string() })
const startedSchema = z.object({ url: z.url(), senders: z.array(z.string()) })

/** What a relayer logs once it relays. */
export type StartedRelayer = z.infer<typeof startedSchema>

/**
 * Runs `npm run relay` in a directory until it relays, then `work`; then stops it like Ctrl-C.
 *
 * @param directory - The directory with the files that the command names, and `deployments`.
 * @throws If the relayer does not stop as it should.
 */
export async function runRelay(
  command: string,
  directory: string,
  work: (started: StartedRelayer) => Promise<void>,
): Promise<void> {
  const [, , , ...args] = command.replace(' --', '').split(' ')
  const child = spawnRelayer(args, directory)
  const ended = once(child, 'exit')
  const messages: string[] = []
  try {
    const started = await new Promise<StartedRelayer>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`It exited with ${code}`)))
      if (child.stdout)
        createInterface({ input: child.stdout }).on('line', (line) => {
          const { msg, ...details } = lineSchema.parse(JSON.parse(line))
          messages.push(msg)
          if (msg === 'Relaying') resolve(startedSchema.parse(details))
        })
    })
    await work(started)
  } finally {
    child.kill('SIGINT')
  }
  const [code, signal] = await ended
  if (code !== 0 || messages.at(-1) !== 'Stopped')
    throw new Error(`The relayer ended with ${code ?? signal} after: ${messages.join(', ')}`)
}

function spawnRelayer(args: readonly string[], directory: string): ChildProcess {
  const loader = join(repository, 'node_modules', 'tsx', 'dist', 'loader.mjs')
  return spawn(
    process.execPath,
    ['--import', `file://${loader}`, join(repository, 'scripts', 'relay.ts'), ...args],
    {
      cwd: directory,
      env: {
        ...process.env,
        INTERSTAKE_DEPLOYMENTS: join(directory, 'deployments'),
        RELAYER_PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
}
