import type { Hash } from 'viem'
import type { BlockMessage } from './readBlock'
import type { BlockReference } from './Safety'

/** The blocks in which messages were sent last. */
export class SentMessages {
  readonly #blocks = new Map<Hash, BlockReference>()

  /** Adds the messages of the next block of a chain. */
  add(messages: readonly BlockMessage[]): void {
    for (const { messageHash, id } of messages) this.#blocks.set(messageHash, id)
  }

  /** The block that sent a message last. */
  blockOf(messageHash: Hash): BlockReference | undefined {
    return this.#blocks.get(messageHash)
  }

  /** Forgets all messages: the blocks are read again. */
  clear(): void {
    this.#blocks.clear()
  }
}
