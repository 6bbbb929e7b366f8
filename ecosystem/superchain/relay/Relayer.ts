import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Hash } from 'viem'
import type { WriteOptions } from '../../anvil/sendImpersonated'
import type { ReadWriteLock } from '../../ReadWriteLock'
import type { BlockMessage } from '../readBlock'
import type { SuperchainChain } from '../SuperchainChain'
import type { SuperchainFaults } from '../SuperchainFaults'
import { type PendingMessage, RelayQueue } from './RelayQueue'
import { type RelayContext, relayMessage } from './relayMessage'

/** A message whose target reverts is tried again after this, and then after twice the time. */
const firstRetryMs = 500
const maxRetryMs = 60_000

/** Messages to a chain that are sent before the first is in a block, so that a block relays many. They fit in one. */
const maxSending = 50

type RelayerContext = RelayContext & {
  chains: readonly SuperchainChain[]
  faults: SuperchainFaults
  lock: ReadWriteLock
  /** Milliseconds from sent until relayed. */
  delay: () => number
}

type Queue = {
  messages: RelayQueue
  wakes: EventEmitter<{ wake: [] }>
}

/**
 * Relays messages at least once, in the order in which they became due: it has no state besides what the blocks say, and the
 * messenger rejects what was relayed before.
 */
export class Relayer {
  readonly #context: RelayerContext
  readonly #queues = new Map<bigint, Queue>()
  #isPaused: boolean
  #running: { abort: AbortController; ended: Promise<unknown>[] } | null = null

  constructor(context: RelayerContext, { isPaused }: { isPaused: boolean }) {
    this.#context = context
    this.#isPaused = isPaused
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused
    for (const { wakes } of this.#queues.values()) wakes.emit('wake')
  }

  /** Number of messages to a chain that are not relayed. */
  countPending(destination: bigint): number {
    return this.#queue(destination).messages.size
  }

  find(messageHash: Hash): PendingMessage | undefined {
    for (const { messages } of this.#queues.values()) {
      const found = messages.get(messageHash)
      if (found) return found
    }
    return undefined
  }

  /** Forgets all messages: the blocks are read again. */
  reset(): void {
    this.#queues.clear()
  }

  /** Adds messages that were sent, or sent again. */
  add(messages: readonly BlockMessage[]): void {
    const notBefore = performance.now() + this.#context.delay()
    for (const message of messages) {
      const queue = this.#queue(message.destination)
      queue.messages.set({ message, failures: 0, notBefore, failure: null })
      queue.wakes.emit('wake')
    }
  }

  /** Removes messages that were relayed to a chain, and tries those again that could not be: its state has changed. */
  blockAdded(destination: bigint, relayed: readonly Hash[], isEmpty: boolean): void {
    const queue = this.#queue(destination)
    for (const hash of relayed) queue.messages.delete(hash)
    if (!isEmpty && relayed.length === 0) retryFailed(queue)
  }

  /** Tries all messages again that could not be relayed. */
  retry(): void {
    for (const queue of this.#queues.values()) retryFailed(queue)
  }

  start(): void {
    const abort = new AbortController()
    const ended: Promise<unknown>[] = []
    this.#running = { abort, ended }
    for (const chain of this.#context.chains) this.startFor(chain)
  }

  /** Relays to a chain from now on. */
  startFor(chain: SuperchainChain): void {
    if (!this.#running) return
    const { abort, ended } = this.#running
    const { signal } = abort
    ended.push(
      this.#run(chain, signal).catch((error) => {
        if (!signal.aborted) this.#context.onError(error)
      }),
    )
  }

  /** Resolves once nothing is being sent. */
  async stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    running?.abort.abort()
    await Promise.all(running?.ended ?? [])
  }

  /** Relays a message now, even if relaying is paused. @throws If it cannot be relayed. */
  async relayNow(chain: SuperchainChain, { message }: PendingMessage): Promise<void> {
    const signal = this.#running?.abort.signal
    if (!signal) throw new Error('The network is changing: try again.')
    await this.#relay(chain, message, { signal })
  }

  #queue(destination: bigint): Queue {
    const known = this.#queues.get(destination)
    if (known) return known
    const wakes = new EventEmitter<{ wake: [] }>().setMaxListeners(0)
    const added: Queue = { messages: new RelayQueue(), wakes }
    this.#queues.set(destination, added)
    return added
  }

  async #run(chain: SuperchainChain, signal: AbortSignal): Promise<void> {
    const { messages, wakes } = this.#queue(chain.id)
    const sending = new Set<Promise<void>>()
    while (!signal.aborted) {
      const mayRelay = !this.#isPaused && messages.sending < maxSending
      const next = mayRelay ? this.#context.faults.next(messages.due(performance.now())) : undefined
      if (!next) await this.#wait(messages, wakes, signal)
      else {
        messages.send(next)
        // Blocks include them as they arrive.
        await new Promise<void>((resolve) => {
          const relayed = this.#try(chain, next, { signal, onPending: resolve }).finally(() => {
            sending.delete(relayed)
            wakes.emit('wake')
            resolve()
          })
          sending.add(relayed)
        })
      }
    }
    await Promise.all(sending)
  }

  /** Until a message is due. */
  async #wait(
    messages: Queue['messages'],
    wakes: Queue['wakes'],
    signal: AbortSignal,
  ): Promise<void> {
    const { nextDue } = messages
    const settled = new AbortController()
    const either = { signal: AbortSignal.any([signal, settled.signal]) }
    const isTimed = !this.#isPaused && Number.isFinite(nextDue)
    await Promise.race([
      once(wakes, 'wake', either),
      ...(isTimed ? [delay(Math.max(0, nextDue - performance.now()), undefined, either)] : []),
    ])
      .catch(() => {})
      .finally(() => settled.abort())
  }

  /** @param options.onPending - Called if the transaction stays pending. */
  async #try(
    chain: SuperchainChain,
    pending: PendingMessage,
    { signal, onPending }: { signal: AbortSignal; onPending: () => void },
  ): Promise<void> {
    const { message } = pending
    const { messages } = this.#queue(chain.id)
    try {
      await this.#relay(chain, message, { signal, onPending })
      // Unless it was sent again meanwhile.
      if (messages.get(message.messageHash) === pending) messages.delete(message.messageHash)
    } catch (error) {
      if (signal.aborted) {
        if (messages.get(message.messageHash) === pending) messages.set(pending)
        return
      }
      const { isExpired, reason } = this.#context.explain(error)
      pending.failure = reason
      pending.failures++
      const backoff = Math.min(maxRetryMs, firstRetryMs * 2 ** (pending.failures - 1))
      pending.notBefore = isExpired ? Number.POSITIVE_INFINITY : performance.now() + backoff
      if (messages.get(message.messageHash) === pending) messages.set(pending)
      if (pending.failures === 1) this.#context.report(describeFailure(chain, pending))
    }
  }

  #relay(
    chain: SuperchainChain,
    message: BlockMessage,
    { signal, onPending = () => {} }: WriteOptions,
  ): Promise<void> {
    const { faults, lock } = this.#context
    const send = (release: () => void) =>
      relayMessage(this.#context, chain, message, {
        signal,
        onPending() {
          release()
          onPending()
        },
      })
    return faults.relay(() => lock.shared(send), signal)
  }
}

function retryFailed({ messages, wakes }: Queue): void {
  messages.retryFailed(performance.now())
  wakes.emit('wake')
}

function describeFailure(
  { config }: SuperchainChain,
  { message, failure }: PendingMessage,
): string {
  return `Message ${message.messageHash} cannot be relayed to ${config.name}: ${failure}.`
}
