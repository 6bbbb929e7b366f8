import { spawnSync } from 'node:child_process'
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
import type { StakingManifest } from '../../deployments/manifest'
import { onProcessExit } from '../../ecosystem/onProcessExit'
import { processesNaming } from '../../ecosystem/test/processesNaming'
import { type SpawnedNetwork, spawnNetwork } from '../../ecosystem/test/spawnNetwork'
import { temporaryDirectory } from '../../ecosystem/test/temporaryDirectory'
import { clockVariable } from './clock'

/** Timeout of a start. */
const startTimeoutMs = 120_000
const stopTimeoutMs = 60_000
const keptLines = 400

/** Which network to start. */
export type NetworkKind = {
  /** Of `npm run ecosystem`. */
  flags: readonly string[]
  /** Reads its manifest from a directory. */
  readManifest: (directory: string) => StakingManifest | undefined
}

/** A persistent network: its own process and those of its nodes, which can be killed. */
export class NetworkProcess {
  readonly portOffset: number
  readonly #directory = mkdtempSync(join(tmpdir(), 'interstake-chaos-'))
  readonly #unregister = onProcessExit(() =>
    rmSync(this.#directory, { recursive: true, force: true }),
  )
  readonly #onEnd: () => void
  readonly #onFailure: (reason: string) => void
  readonly #onLine: (line: string) => void
  readonly #kind: NetworkKind
  #running: SpawnedNetwork<StakingManifest> | undefined
  #manifest: StakingManifest | undefined
  #incarnation = 0
  #isEndExpected = false
  #clockOffsetMs = 0
  #change: Promise<void> | undefined
  readonly lines: string[] = []

  /**
   * @param onEnd - Called when its own process has exited, for any reason.
   * @param onFailure - Called if it exited unexpectedly, or does not start.
   * @param onLine - Called with each line of its output.
   */
  constructor({
    kind,
    portOffset,
    onEnd,
    onFailure,
    onLine,
  }: {
    kind: NetworkKind
    portOffset: number
    onEnd: () => void
    onFailure: (reason: string) => void
    onLine: (line: string) => void
  }) {
    this.portOffset = portOffset
    this.#kind = kind
    this.#onEnd = onEnd
    this.#onFailure = onFailure
    this.#onLine = onLine
    for (const path of [this.#temporary, this.#path('deployments')]) mkdirSync(path)
    this.#saveClock()
  }

  get manifest(): StakingManifest {
    if (!this.#manifest) throw new Error('The network has not been started')
    return this.#manifest
  }

  /** Reads the manifest again. */
  refresh(): void {
    this.#manifest = this.#kind.readManifest(this.#path('deployments')) ?? this.#manifest
  }

  /** Number of starts. */
  get incarnation(): number {
    return this.#incarnation
  }

  /** Runs a start or stop exclusively; throws if one is in progress. */
  async exclusively(work: () => Promise<void>): Promise<void> {
    if (this.#change) throw new Error('A start or stop is already in progress')
    this.#change = work()
    try {
      await this.#change
    } finally {
      this.#change = undefined
    }
  }

  /** Resolves once no start or stop is in progress. */
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
    const { imports, environment } = temporaryDirectory(this.#temporary)
    const network = spawnNetwork({
      deployments: this.#path('deployments'),
      readManifest: this.#kind.readManifest,
      flags: [
        ...this.#kind.flags,
        ...['--port-offset', String(this.portOffset), '--state', this.#path('state')],
      ],
      imports: [...imports, pathToFileURL(join(__dirname, 'clock.ts')).href],
      environment: { ...environment, [clockVariable]: this.#clockFile },
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
        this.#onFailure(`The network exited unexpectedly (${reason}): ${this.#lastLines()}`)
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

  /** Stops it by a signal; resolves once its process has exited. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | undefined> {
    const network = this.#running
    if (!network) return
    this.#isEndExpected = true
    this.#say(`--- ${signal}`)
    network.process.kill('SIGCONT')
    network.process.kill(signal)
    const timeout = setTimeout(() => {
      this.#onFailure(`The network did not exit within ${stopTimeoutMs} ms of ${signal}`)
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

  /** Path of the socket on which a chain's node accepts requests without any checks; null while it is down. */
  nodeSocket(chainId: number): string | null {
    const [processId] = processesNaming(this.#temporary, `--chain-id ${chainId} `)
    if (processId === undefined) return null
    const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(processId)], {
      encoding: 'utf8',
    })
    return /--ipc (\S+)/.exec(stdout)?.[1] ?? null
  }

  /** Resumes all stopped processes. */
  wake(): void {
    this.signal('SIGCONT')
    for (const processId of processesNaming(this.#temporary)) sendSignal(processId, 'SIGCONT')
  }

  /** Permanently shifts the clock of its own process, forward or backward. */
  moveClock(ms: number): void {
    this.#clockOffsetMs += ms
    this.#saveClock()
  }

  /** Processes of nodes that are left after it has exited. */
  get processes(): number[] {
    return processesNaming(this.#temporary)
  }

  /** Temporary files that are left after it has exited. */
  get temporaryFiles(): string[] {
    // tsx has its cache there.
    return readdirSync(this.#temporary).filter((name) => name.startsWith('interstake-'))
  }

  /** Copies its state to a directory. */
  copyState(to: string): void {
    cpSync(this.#path('state'), to, { recursive: true })
  }

  remove(): void {
    for (const processId of processesNaming(this.#directory)) sendSignal(processId, 'SIGKILL')
    rmSync(this.#directory, { recursive: true, force: true })
    this.#unregister()
  }

  /** Directory of the nodes' sockets, which are part of their command lines. */
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
    // Written atomically.
    writeFileSync(`${this.#clockFile}.new`, String(this.#clockOffsetMs))
    renameSync(`${this.#clockFile}.new`, this.#clockFile)
  }

  #say(line: string): void {
    this.lines.push(line)
    if (this.lines.length > keptLines) this.lines.shift()
  }

  #lastLines(): string {
    return this.lines.slice(-6).join('\n')
  }
}

function sendSignal(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal)
  } catch {
    // It has exited in the meantime.
  }
}
