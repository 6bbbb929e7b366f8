import { EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Address } from 'viem'
import { requestNode } from '../anvil/requestNode'
import { type EvmNode, type NodeClient, type NodeRequest, startNode } from '../anvil/startNode'
import { watchNode } from '../anvil/watchNode'
import { describeError } from '../describeError'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { NodeDownError } from './NodeDownError'

/** How often in a row a start is tried. */
const maxTries = 3

type Events = {
  down: [reason: Error]
  up: []
  responsive: [isResponsive: boolean]
}

export type ProcessOptions = {
  chainId: number
  name: string
  genesisTime: number
  log: Logger
  /** Called when the node has exited and cannot be restored. */
  onError: (error: Error) => void
}

/**
 * Runs a node as a process that is restarted when it exits or hangs. Each process is an incarnation of the same node:
 * subclasses restore its state.
 */
export abstract class SupervisedProcess {
  readonly chainId: number
  readonly name: string
  readonly #genesisTime: number
  readonly #onError: (error: Error) => void
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)
  readonly #ending = new AbortController()
  protected readonly log: Logger
  #current: EvmNode | null = null
  /** The process that is being restored to replace the last one. */
  #candidate: EvmNode | null = null
  #isRestored = false
  #incarnation = 0
  #accounts: readonly Address[] = []
  #watchdog: { stop: () => void } | null = null
  #isResponsive = true
  #starting: Promise<void> = Promise.resolve()
  #stopped: Promise<void> | undefined

  constructor({ chainId, name, genesisTime, log, onError }: ProcessOptions) {
    this.chainId = chainId
    this.name = name
    this.#genesisTime = genesisTime
    this.#onError = onError
    this.log = log
  }

  /** Sends a request of the client to the restored node. */
  protected abstract handle(request: NodeRequest, send: () => Promise<unknown>): Promise<unknown>

  /** Brings a new process to the state of the last one. */
  protected abstract restore(node: EvmNode): Promise<void>

  /** Follows the process, which is about to come up. */
  protected abstract attach(client: NodeClient): Promise<void>

  /** Stops following the process, which has exited or is about to be stopped. */
  protected abstract detach(): Promise<void>

  /** Releases what is left after the process was stopped permanently. */
  protected abstract close(): Promise<void>

  async start(): Promise<void> {
    const started = this.#startFirst()
    // A stop meanwhile waits for this.
    this.#starting = started.catch(() => {})
    await started
  }

  get isUp(): boolean {
    return this.#current !== null
  }

  /** Whether it responds. If it does not for long, it is killed and restarted. */
  get isResponsive(): boolean {
    return this.#isResponsive
  }

  /** Number of times that it has come up. */
  get incarnation(): number {
    return this.#incarnation
  }

  /** The process that is up. @throws `NodeDownError` */
  get running(): EvmNode {
    if (!this.#current) throw this.downError()
    return this.#current
  }

  /** @throws `NodeDownError` */
  get client(): NodeClient {
    return this.running.client
  }

  /** Host and port of its own JSON-RPC server. @throws `NodeDownError` */
  get address(): string {
    return this.running.address
  }

  /** The accounts that it signs for. */
  get accounts(): readonly Address[] {
    return this.#accounts
  }

  /** Aborted once it is about to be stopped permanently. */
  get ending(): AbortSignal {
    return this.#ending.signal
  }

  onDown(listener: (reason: Error) => void): () => void {
    this.#events.on('down', listener)
    return () => this.#events.off('down', listener)
  }

  onUp(listener: () => void): () => void {
    this.#events.on('up', listener)
    return () => this.#events.off('up', listener)
  }

  onResponsive(listener: (isResponsive: boolean) => void): () => void {
    this.#events.on('responsive', listener)
    return () => this.#events.off('responsive', listener)
  }

  /** Resolves once it is up. */
  async whenUp(signal: AbortSignal): Promise<void> {
    while (!this.isUp) await once(this.#events, 'up', { signal })
    signal.throwIfAborted()
  }

  /** The error that reports that it is down. */
  downError(cause?: unknown): NodeDownError {
    return new NodeDownError({ name: this.name, chainId: this.chainId, cause })
  }

  /**
   * Sends a request to its own JSON-RPC server, without a timeout. State mutations sent this way are not journaled.
   *
   * @throws `JsonRpcError` if the node returns an error, `NodeDownError` if it does not respond.
   */
  async call(method: string, params: readonly unknown[]): Promise<unknown> {
    return requestNode(this.address, method, params).catch((error) => {
      throw error instanceof JsonRpcError ? error : this.downError(error)
    })
  }

  /** Kills the process; resolves once it is down. */
  async crash(): Promise<void> {
    const down = once(this.#events, 'down')
    this.running.kill()
    await down
  }

  /** Handles an error of a task that depends on the process. */
  async taskFailed(error: Error): Promise<void> {
    // The exit of the process may be noticed a moment later.
    await setImmediate()
    if (!this.isUp || this.ending.aborted) return
    // A process that does not respond has exited, or is unusable.
    if (error instanceof NodeDownError) this.#current?.kill()
    else this.#onError(error)
  }

  /** Aborts what waits for the process or for a disk: it is about to be stopped. */
  stopRetrying(): void {
    this.#ending.abort()
  }

  stop(): Promise<void> {
    this.stopRetrying()
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    // A restart need not complete.
    if (this.#incarnation > 0) this.#candidate?.kill()
    await this.#starting
    this.#watchdog?.stop()
    await this.detach()
    await this.#current?.stop()
    this.#current = null
    await this.close()
  }

  /** Starts another process if one exits before it is up. */
  async #startFirst(): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await this.#startNext()
      } catch (error) {
        if (!(error instanceof NodeDownError)) throw error
        if (tries === maxTries || this.#stopped) throw error.cause
      }
  }

  /** @throws `NodeDownError` if the process has exited meanwhile. */
  async #startNext(): Promise<void> {
    this.#isRestored = false
    let started: EvmNode | undefined
    const node = await startNode({
      chainId: this.chainId,
      genesisTime: this.#genesisTime,
      around: (request, send) => (this.#isRestored ? this.handle(request, send) : send()),
      onLine: (line) => this.log.debug(line),
      isGuarded: true,
      onExit: (error) => {
        if (started) this.#exited(started, error)
      },
    }).catch((error) => {
      throw wasKilled(error) ? this.downError(error) : error
    })
    started = node
    this.#candidate = node
    try {
      await this.restore(node)
      this.#isRestored = true
      this.#accounts = node.accounts
      await this.attach(node.client)
      // Only now: a rollback detaches the process that is up.
      this.#current = node
      this.#incarnation++
      this.#startWatchdog(node)
      this.#events.emit('up')
    } catch (error) {
      // The error may only be a consequence of its exit.
      const isRunning = await node.client.getBlockNumber().then(
        () => true,
        () => false,
      )
      await node.stop()
      throw isRunning ? error : this.downError(error)
    } finally {
      this.#candidate = null
    }
  }

  #startWatchdog(node: EvmNode): void {
    this.#watchdog?.stop()
    this.#isResponsive = true
    const [account] = node.accounts
    this.#watchdog = watchNode({
      // Waits for a block that is being mined, but not for other reads.
      ask: (signal) => requestNode(node.address, 'eth_getBalance', [account, 'latest'], signal),
      onChange: (isResponsive) => {
        this.#isResponsive = isResponsive
        this.#events.emit('responsive', isResponsive)
      },
      onHung: () => node.kill(),
    })
  }

  #exited(node: EvmNode, error: Error): void {
    if (this.#current !== node || this.#stopped) return
    this.#watchdog?.stop()
    this.#current = null
    this.log.error(error.message)
    this.#events.emit('down', error)
    this.#starting = this.#restart(error)
  }

  async #restart(reason: Error): Promise<void> {
    await this.detach()
    for (let tries = 1; !this.#stopped; tries++) {
      try {
        await this.#startNext()
        return
      } catch (error) {
        if (tries < maxTries || this.#stopped) continue
        this.#onError(
          new Error(
            `${reason.message}\nIt could not be restarted: ${describeError(error instanceof NodeDownError ? error.cause : error)}`,
          ),
        )
        return
      }
    }
  }
}

/** Whether the error of a failed start says that the process was ended by a signal. */
function wasKilled(error: unknown): boolean {
  return error instanceof Error && /^The node of chain \d+ ended \(SIG/.test(error.message)
}
