import { EventEmitter, once } from 'node:events'
import { LRUCache } from 'lru-cache'
import {
  type FollowedBlock,
  followBlocks,
  maxBlocksAtOnce,
  readBlocks,
} from '../anvil/followBlocks'
import type { NodeClient } from '../anvil/startNode'
import { retryAcrossRestarts } from './retryAcrossRestarts'
import type { SupervisedProcess } from './SupervisedProcess'

/** Recent blocks are cached for followers that lag behind, up to this number of transactions. */
const cachedTransactions = 1_000

type Events = {
  /** A block is durable. */
  block: []
}

export type BlockFollower = {
  /** Resolves once the blocks that existed at the beginning have been handled, rejects if one of them could not be. */
  caughtUp: Promise<void>
  stop: () => Promise<void>
}

/** The durable blocks of a node, across its restarts. */
export class BlockFeed {
  readonly #process: SupervisedProcess
  readonly #persist: (block: FollowedBlock, client: NodeClient) => Promise<void>
  readonly #onBlock: (block: FollowedBlock) => void
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)
  readonly #recent = new LRUCache<bigint, FollowedBlock>({
    maxSize: cachedTransactions,
    sizeCalculation: ({ transactions }) => transactions.length + 1,
  })
  #head = 0n
  #reader: { stop: () => Promise<void> } | null = null

  /**
   * @param persist - Makes a block durable.
   * @param onBlock - Called after each durable block.
   */
  constructor({
    process,
    persist,
    onBlock,
  }: {
    process: SupervisedProcess
    persist: (block: FollowedBlock, client: NodeClient) => Promise<void>
    onBlock: (block: FollowedBlock) => void
  }) {
    this.#process = process
    this.#persist = persist
    this.#onBlock = onBlock
  }

  /** Number of the last durable block. */
  get head(): bigint {
    return this.#head
  }

  /** Takes blocks after the head from a process, which may not be up yet. @throws If the first ones cannot be taken. */
  async attach(client: NodeClient): Promise<void> {
    let failure: Error | undefined
    this.#reader = await followBlocks({
      client,
      after: this.#head,
      onBlock: (block) => this.#add(block, client),
      onError: (error) => {
        failure = error
        void this.#process.taskFailed(error)
      },
    })
    if (failure) throw failure
  }

  /** Resolves once a block that is being made durable is, or fails to be. */
  async detach(): Promise<void> {
    await this.#reader?.stop()
  }

  /** Moves the head, of a process that is not attached. */
  reset(head: bigint): void {
    this.#head = head
  }

  /** Discards the cache: the blocks are being rolled back. */
  clearCache(): void {
    this.#recent.clear()
  }

  /**
   * Resolves once a block is durable: from then on, it survives the end of any process.
   *
   * @throws `NodeDownError` if the node goes down before.
   */
  async waitForDurable(number: bigint, until?: AbortSignal): Promise<void> {
    const abort = new AbortController()
    const signals = [abort.signal, this.#process.ending, ...(until ? [until] : [])]
    const signal = AbortSignal.any(signals)
    const unsubscribe = this.#process.onDown(() => abort.abort())
    try {
      while (this.#head < number) await once(this.#events, 'block', { signal })
    } catch (cause) {
      until?.throwIfAborted()
      throw this.#process.downError(cause)
    } finally {
      unsubscribe()
    }
  }

  /**
   * Calls `onBlock` for each durable block after `after`, in order and one at a time, across restarts of the process.
   *
   * @param onError - Called if a later block could not be handled; following has stopped.
   */
  follow({
    after,
    onBlock,
    onError,
  }: {
    after: bigint
    onBlock: (block: FollowedBlock) => void | Promise<void>
    onError: (error: Error) => void
  }): BlockFollower {
    const abort = new AbortController()
    let last = after
    const catchUp = async () => {
      while (last < this.#head)
        for (const block of await this.#readNext(last + 1n, abort.signal)) {
          if (abort.signal.aborted) return
          await onBlock(block)
          last = block.number
        }
    }
    const caughtUp = catchUp()
    const followHead = async () => {
      while (!abort.signal.aborted) {
        // Blocks may have come while the last ones were being handled.
        if (last >= this.#head) await once(this.#events, 'block', { signal: abort.signal })
        await catchUp()
      }
    }
    const running = caughtUp.then(
      () =>
        followHead().catch((error) => {
          if (!abort.signal.aborted) onError(error)
        }),
      () => {},
    )
    return {
      caughtUp,
      async stop() {
        abort.abort()
        await running
      },
    }
  }

  /** Reads blocks, from the first to the last number given. @throws `NodeDownError` */
  read(from: bigint, to: bigint): Promise<FollowedBlock[]> {
    return readBlocks({ client: this.#process.client, from, to })
  }

  async #add(block: FollowedBlock, client: NodeClient): Promise<void> {
    await this.#persist(block, client)
    this.#recent.set(block.number, block)
    this.#head = block.number
    this.#events.emit('block')
    this.#onBlock(block)
  }

  async #readNext(from: bigint, signal: AbortSignal): Promise<FollowedBlock[]> {
    const recent = this.#recent.get(from)
    if (recent) return [recent]
    const last = from + maxBlocksAtOnce - 1n
    const to = last < this.#head ? last : this.#head
    try {
      return await retryAcrossRestarts([this.#process], signal, () => this.read(from, to))
    } catch (error) {
      // The blocks may have been rolled back by now.
      if (to > this.#head) return []
      throw error
    }
  }
}
