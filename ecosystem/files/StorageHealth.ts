import { EventEmitter } from 'node:events'
import type { StorageError } from './StorageError'

type Events = {
  /** Called with the reason when something cannot be written, and with null when everything is writable again. */
  change: [trouble: StorageError | null]
}

/** Tracks whether the state of a network is writable. */
export class StorageHealth {
  readonly #troubles = new Map<object, StorageError>()
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)

  /** Why something currently cannot be written; null while everything is writable. */
  get trouble(): StorageError | null {
    const [trouble = null] = this.#troubles.values()
    return trouble
  }

  /** @returns A function that unsubscribes. */
  onChange(listener: (trouble: StorageError | null) => void): () => void {
    this.#events.on('change', listener)
    return () => this.#events.off('change', listener)
  }

  failed(source: object, trouble: StorageError): void {
    const isFirst = this.#troubles.size === 0
    this.#troubles.set(source, trouble)
    if (isFirst) this.#events.emit('change', trouble)
  }

  recovered(source: object): void {
    if (this.#troubles.delete(source) && this.#troubles.size === 0)
      this.#events.emit('change', null)
  }
}
