import type { Hash } from 'viem'
import type { BlockMessage } from '../readBlock'

/** A message that is not relayed yet. */
export type PendingMessage = {
  /** With the latest identifier. */
  message: BlockMessage
  failures: number
  /** In milliseconds of a monotonic clock; infinite for a message that has expired. */
  notBefore: number
  /** Why it could not be relayed the last time; null if it was not tried. */
  failure: string | null
}

/** Messages that are relayed once their time has come. A long queue does not make each of them slower. */
export class RelayQueue {
  readonly #due = new Map<Hash, PendingMessage>()
  readonly #waiting = new Map<Hash, PendingMessage>()
  readonly #sending = new Map<Hash, PendingMessage>()
  /** No message that waits is due before; infinite if none will be. */
  #nextDue = Number.POSITIVE_INFINITY

  get size(): number {
    return this.#due.size + this.#waiting.size + this.#sending.size
  }

  /** Number of messages that are being relayed. */
  get sending(): number {
    return this.#sending.size
  }

  get(hash: Hash): PendingMessage | undefined {
    return this.#due.get(hash) ?? this.#waiting.get(hash) ?? this.#sending.get(hash)
  }

  /** Adds a message, or changes when it is due. */
  set(pending: PendingMessage): void {
    const { messageHash } = pending.message
    this.delete(messageHash)
    this.#waiting.set(messageHash, pending)
    this.#nextDue = Math.min(this.#nextDue, pending.notBefore)
  }

  delete(hash: Hash): void {
    this.#due.delete(hash)
    this.#waiting.delete(hash)
    this.#sending.delete(hash)
  }

  /** Marks a message as being relayed, so that it is not due until it is set again. */
  send(pending: PendingMessage): void {
    const { messageHash } = pending.message
    this.delete(messageHash)
    this.#sending.set(messageHash, pending)
  }

  /** The messages that are due, in the order in which they became so. */
  due(now: number): ReadonlyMap<Hash, PendingMessage> {
    if (this.#nextDue <= now) this.#sort(now)
    return this.#due
  }

  /** When a message that waits is due; infinite if none will be. */
  get nextDue(): number {
    return this.#nextDue
  }

  /** Makes the messages due that have failed, unless they have expired. */
  retryFailed(now: number): void {
    for (const pending of this.#waiting.values())
      if (pending.failure !== null && pending.notBefore !== Number.POSITIVE_INFINITY) {
        pending.notBefore = Math.min(pending.notBefore, now)
        this.#nextDue = Math.min(this.#nextDue, pending.notBefore)
      }
  }

  #sort(now: number): void {
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const [hash, pending] of this.#waiting)
      if (pending.notBefore <= now) {
        this.#waiting.delete(hash)
        this.#due.set(hash, pending)
      } else this.#nextDue = Math.min(this.#nextDue, pending.notBefore)
  }
}
