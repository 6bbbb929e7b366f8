import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Manifest } from '../../deployments/manifest'
import { atExit } from '../../ecosystem/atExit'
import { processesNaming } from '../../ecosystem/test/processesNaming'
import { type SpawnedNetwork, spawnNetwork } from '../../ecosystem/test/spawnNetwork'
import { clockVariable } from './clock'

/** A start that takes longer will not come to an end. */
const startTimeoutMs = 120_000
const stopTimeoutMs = 60_000
const keptLines = 400

/** A network with a state, the process that runs it, and the processes of its nodes: what can be killed. */
export class NetworkProcess {
  readonly portOffset: number
  readonly #directory = mkdtempSync(join(tmpdir(), 'interstake-chaos-'))
  readonly #callOff = atExit(() => rmSync(this.#directory, { recursive: true, force: true }))
  readonly #onEnd: () => void
  readonly #onFailure: (reason: string) => void
  readonly #onLine: (line: string) => void
  #running: SpawnedNetwork | undefined
  #manifest: Manifest | undefined
  #incarnation = 0
  #isEndExpected = false
  #clockOffsetMs = 0
  #change: Promise<void> | undefined
  readonly lines: string[] = []

  /**
   * @param onEnd - Its own process has ended, whatever the reason.
   * @param onFailure - It has ended by itself, or does not start.
   * @param onLine - Called with what it tells people while it runs.
   */
  constructor({
    portOffset,
    onEnd,
    onFailure,
    onLine,
  }: {
    portOffset: number
    onEnd: () => void
    onFailure: (reason: string) => void
    onLine: (line: string) => void
  }) {
    this.portOffset = portOffset
    this.#onEnd = onEnd
    this.#onFailure = onFailure
    this.#onLine = onLine
    for (const path of [this.#temporary, this.#path('deployments')]) mkdirSync(path)
    this.#saveClock()
  }

  get manifest(): Manifest {
    if (!this.#manifest) throw new Error('The network has not been started')
    return this.#manifest
  }

  set manifest(manifest: Manifest) {
    this.#manifest = manifest
  }

  get deployments(): string {
    return this.#path('deployments')
  }

  /** How often it has been started. */
  get incarnation(): number {
    return this.#incarnation
  }

  /** Starts and ends it with nobody else doing so meanwhile; refuses if somebody is. */
  async exclusively(work: () => Promise<void>): Promise<void> {
    if (this.#change) throw new Error('The network is being started or ended already')
    this.#change = work()
    try {
      await this.#change
    } finally {
      this.#change = undefined
    }
  }

  /** Resolves once nobody is starting or ending it. */
  async settled(): Promise<void> {
    await this.#change?.catch(() => {})
  }

  /** Starts it; resolves once it is ready. */
  async start(): Promise<void> {
    await this.launch().ready
  }

  /** Starts it without waiting for it to be ready. */
  launch(): { ready: Promise<void> } {
    this.#isEndExpected = false
    this.#incarnation++
    const network = spawnNetwork({
      deployments: this.#path('deployments'),
      flags: ['--port-offset', String(this.portOffset), '--state', this.#path('state')],
      imports: [pathToFileURL(join(__dirname, 'clock.ts')).href],
      environment: { TMPDIR: this.#temporary, [clockVariable]: this.#clockFile },
      onLine: (line) => {
        this.#say(line)
        this.#onLine(line)
      },
    })
    this.#running = network
    void network.ended.then((reason) => {
      this.#say(`--- ended (${reason})`)
      this.#onEnd()
      if (!this.#isEndExpected && this.#running === network)
        this.#onFailure(`The network ended by itself (${reason}): ${this.#lastWords()}`)
    })
    const timeout = setTimeout(() => {
      this.#onFailure(`The network was not ready after ${startTimeoutMs} ms`)
      network.process.kill('SIGKILL')
    }, startTimeoutMs)
    const ready = network.ready
      .then((manifest) => {
        this.#manifest = manifest
      })
      .finally(() => clearTimeout(timeout))
    ready.catch(() => {})
    return { ready }
  }

  /** Ends it by a signal; resolves once its process is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | undefined> {
    const network = this.#running
    if (!network) return
    this.#isEndExpected = true
    this.#say(`--- ${signal}`)
    network.process.kill('SIGCONT')
    network.process.kill(signal)
    const timeout = setTimeout(() => {
      this.#onFailure(`The network did not end within ${stopTimeoutMs} ms of ${signal}`)
      network.process.kill('SIGKILL')
    }, stopTimeoutMs)
    const reason = await network.ended
    clearTimeout(timeout)
    return reason
  }

  /** Sends a signal to its own process. */
  signal(signal: NodeJS.Signals): void {
    this.#running?.process.kill(signal)
  }

  /** Sends a signal to the process of a chain's node, if there is one. */
  signalNode(chainId: number, signal: NodeJS.Signals): void {
    for (const processId of processesNaming(this.#temporary, `--chain-id ${chainId} `))
      sendSignal(processId, signal)
  }

  /** Lets all processes go on that were stopped. */
  wake(): void {
    this.signal('SIGCONT')
    for (const processId of processesNaming(this.#temporary)) sendSignal(processId, 'SIGCONT')
  }

  /** Moves the clock of its own process, for good: ahead, or back. */
  moveClock(ms: number): void {
    this.#clockOffsetMs += ms
    this.#saveClock()
  }

  /** Processes of nodes that are still there although it has ended. */
  get processes(): number[] {
    return processesNaming(this.#temporary)
  }

  /** Temporary files that are still there although it has ended. */
  get temporaryFiles(): string[] {
    // tsx has a cache of its own there.
    return readdirSync(this.#temporary).filter((name) => name.startsWith('interstake-'))
  }

  /** Copies its state to a directory. */
  copyState(to: string): void {
    cpSync(this.#path('state'), to, { recursive: true })
  }

  remove(): void {
    for (const processId of processesNaming(this.#directory)) sendSignal(processId, 'SIGKILL')
    rmSync(this.#directory, { recursive: true, force: true })
    this.#callOff()
  }

  /** Holds the sockets of the nodes, whose command lines name them. */
  get #temporary(): string {
    return this.#path('tmp')
  }

  get #clockFile(): string {
    return this.#path('clock')
  }

  #path(name: string): string {
    return join(this.#directory, name)
  }

  #saveClock(): void {
    // Never seen half written.
    writeFileSync(`${this.#clockFile}.new`, String(this.#clockOffsetMs))
    renameSync(`${this.#clockFile}.new`, this.#clockFile)
  }

  #say(line: string): void {
    this.lines.push(line)
    if (this.lines.length > keptLines) this.lines.shift()
  }

  #lastWords(): string {
    return this.lines.slice(-6).join('\n')
  }
}

function sendSignal(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal)
  } catch {
    // It ended meanwhile.
  }
}
