import type { Manifest } from '../../deployments/manifest'
import type { EcosystemOptions } from '../config/options'
import { createEcosystem, type Ecosystem } from '../createEcosystem'
import { describeError } from '../describeError'
import { isLoopback } from '../jsonrpc/access/thisMachine'

/** Exit codes by which shells tell that a signal ended a program. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs an ecosystem as a program does: until Ctrl-C, another signal or a failure, leaving nothing behind. Progress goes
 * to the standard error output, so that the standard output is the caller's.
 *
 * @param onReady - Does what else the program is for; resolves to a function that ends it. Called with ways to listen to later events.
 */
export async function runEcosystem(
  options: EcosystemOptions,
  onReady: (
    ecosystem: Ecosystem,
    later: {
      onEvent: (listener: (text: string) => void) => void
      onManifest: (listener: (manifest: Manifest) => void) => void
    },
  ) => Promise<() => Promise<void>>,
): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const stops: (() => Promise<void>)[] = []
  let heard: (text: string) => void = say
  let changed: (manifest: Manifest) => void = () => {}
  try {
    const { interrupted, failed, fail } = endings(say)
    const ecosystem = await Promise.race([
      createEcosystem(options, {
        onProgress: (step) => say(`${step} …`),
        onEvent: (text) => heard(text),
        onManifest: (manifest) => changed(manifest),
        onError: fail,
      }),
      interrupted,
      failed,
    ])
    // Restoring a chain with a long history takes a while, which nobody who interrupts it wants to wait for: exit
    // handlers end what there is.
    if (!ecosystem) return process.exit()
    stops.push(ecosystem.stop)
    if (options.host !== undefined && !isLoopback(options.host))
      say(
        `Warning: listening on ${options.host}. Other machines can use the nodes and their funded accounts.`,
      )
    const later = {
      onEvent(listener: typeof heard) {
        heard = listener
      },
      onManifest(listener: typeof changed) {
        changed = listener
      },
    }
    stops.push(await Promise.race([onReady(ecosystem, later), failed]))
    await Promise.race([interrupted, failed])
  } catch (error) {
    process.exitCode = 1
    say(describeError(error))
  }
  for (const stop of stops.reverse()) await stop().catch((error) => say(describeError(error)))
  // What others opened in this process, such as the watchers of a web server, must not keep it alive.
  process.exit()
}

function endings(say: (text: string) => void) {
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  // It may also fail while nobody waits for it.
  failed.catch(() => {})

  // A limit on the size of files is then an error like a full disk, instead of the end of this process.
  process.on('SIGXFSZ', () => {})

  const interrupted = new Promise<void>((resolve) => {
    let count = 0
    for (const [signal, exitCode] of Object.entries(signals))
      process.on(signal, () => {
        count++
        // Who asks twice does not want to wait; what must not stay is ended by exit handlers.
        if (count > 1) process.exit(exitCode)
        say('Stopping …')
        resolve()
      })
  })
  return { interrupted, failed, fail }
}
