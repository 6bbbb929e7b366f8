import { EventEmitter, once } from 'node:events'
import { HaltedError } from './HaltedError'
import type { Protocol } from './Protocol'

/** Starts and stops a protocol, and knows whether it runs. */
export class ProtocolRunner {
  readonly #protocol: Pick<Protocol, 'start' | 'stop'>
  readonly #signal: AbortSignal
  readonly #onError: (error: Error) => void
  readonly #events = new EventEmitter<{ change: [] }>().setMaxListeners(0)
  #state: 'stopped' | 'running' | HaltedError = 'stopped'

  /**
   * @param signal - Aborted when the network is stopped.
   * @param onError - Called if the protocol could not be restarted.
   */
  constructor({
    protocol,
    signal,
    onError,
  }: {
    protocol: Pick<Protocol, 'start' | 'stop'>
    signal: AbortSignal
    onError: (error: Error) => void
  }) {
    this.#protocol = protocol
    this.#signal = signal
    this.#onError = onError
  }

  async start(): Promise<void> {
    await this.#protocol.start()
    this.#change('running')
  }

  async stop(): Promise<void> {
    this.#change('stopped')
    await this.#protocol.stop()
  }

  /**
   * Runs `change` while the protocol is stopped.
   *
   * @throws `HaltedError` if it could not be restarted, which is reported as well: not only the requested change fails.
   */
  async whileStopped<result>(change: () => Promise<result>): Promise<result> {
    await this.stop()
    try {
      return await change()
    } finally {
      await this.#restart()
    }
  }

  /** Resolves once the protocol runs. @throws `HaltedError` if it cannot. */
  async whenRunning(): Promise<void> {
    while (this.#state !== 'running') {
      this.assertNotHalted()
      await once(this.#events, 'change', { signal: this.#signal })
    }
  }

  /** @throws `HaltedError` if the protocol could not be restarted. */
  assertNotHalted(): void {
    if (this.#state instanceof HaltedError) throw this.#state
  }

  async #restart(): Promise<void> {
    try {
      await this.start()
    } catch (error) {
      this.#signal.throwIfAborted()
      const halted = new HaltedError(error)
      this.#change(halted)
      this.#onError(halted)
      throw halted
    }
  }

  #change(state: 'stopped' | 'running' | HaltedError): void {
    this.#state = state
    this.#events.emit('change')
  }
}
