import { describeError } from '../describeError'
import { isLoopback } from '../jsonrpc/access/thisMachine'
import { type LoadedNetwork, type StartedNetwork, shownManifest } from './LoadedNetwork'
import { type ManifestFile, registerNetwork } from './runningNetworks'

/** Exit codes of programs that were ended by a signal, as in shells. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs an ecosystem until Ctrl-C, another signal or a failure, and cleans up. Progress goes to stderr, which leaves
 * stdout to the caller.
 *
 * @param onReady - Called with the ecosystem and ways to listen to later events; resolves to a function that stops what
 * it started.
 * @param manifest - The file that `onReady` writes the manifest to. Fails if that of another running network is there.
 */
export async function runEcosystem(
  { options, start }: LoadedNetwork,
  onReady: (
    ecosystem: StartedNetwork,
    later: {
      onEvent: (listener: (text: string) => void) => void
      onManifest: (listener: () => void) => void
    },
  ) => Promise<() => Promise<void>>,
  { manifest = null }: { manifest?: ManifestFile | null } = {},
): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const stops: (() => Promise<void>)[] = []
  let heard: (text: string) => void = say
  let changed = () => {}
  try {
    const registration = registerNetwork(manifest)
    stops.push(async () => registration.remove())
    const { interrupted, interrupt, failed, fail } = endings(say)
    const ecosystem = await Promise.race([
      start({
        onProgress: (step) => say(`${step} …`),
        onEvent: (text) => heard(text),
        onManifest: () => changed(),
        onStop: interrupt,
        onError: fail,
      }),
      interrupted,
      failed,
    ])
    // Restoring a chain with a long history takes a while, and an interrupt must not wait for it: exit
    // handlers clean up.
    if (!ecosystem) return process.exit()
    stops.push(ecosystem.stop)
    if (options.host !== undefined && !isLoopback(options.host))
      say(
        `Warning: listening on ${options.host}. Other machines can use the nodes and their funded accounts.`,
      )
    const register = () => registration.ready(ecosystem.adminUrl, shownManifest(ecosystem))
    const later = {
      onEvent(listener: typeof heard) {
        heard = listener
      },
      onManifest(listener: typeof changed) {
        changed = () => {
          register()
          listener()
        }
      },
    }
    register()
    stops.push(await Promise.race([onReady(ecosystem, later), failed]))
    await Promise.race([interrupted, failed])
  } catch (error) {
    process.exitCode = 1
    say(describeError(error))
  }
  for (const stop of stops.reverse()) await stop().catch((error) => say(describeError(error)))
  // Open handles, such as the file watchers of a web server, must not keep the process alive.
  process.exit()
}

function endings(say: (text: string) => void) {
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  // It can fail while it is not awaited.
  failed.catch(() => {})

  // Exceeding a file size limit becomes an error like a full disk, instead of ending this process.
  process.on('SIGXFSZ', () => {})

  let interrupt = () => {}
  const interrupted = new Promise<void>((resolve) => {
    let isInterrupted = false
    interrupt = () => {
      if (!isInterrupted) say('Stopping …')
      isInterrupted = true
      resolve()
    }
    for (const [signal, exitCode] of Object.entries(signals))
      process.on(signal, () => {
        // A second signal exits at once; exit handlers clean up.
        if (isInterrupted) process.exit(exitCode)
        interrupt()
      })
  })
  return { interrupted, interrupt, failed, fail }
}
