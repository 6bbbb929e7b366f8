import type { Hex } from 'viem'
import type { FollowedBlock } from '../anvil/followBlocks'
import type { EvmNode, NodeClient } from '../anvil/startNode'
import { toReplayable } from '../anvil/toReplayable'
import type { ChainStore } from '../journal/ChainStore'
import { DamagedCheckpointError } from '../journal/DamagedCheckpointError'
import type { BlockPlace, FollowUp } from '../journal/entries'
import type { JournalPosition } from '../journal/JournalTree'
import { NotRestoredError, restoreNode } from '../journal/restoreNode'
import type { BlockFeed } from './BlockFeed'
import { NotWritableError } from './NotWritableError'
import type { PendingTransactions } from './PendingTransactions'
import type { SupervisedProcess } from './SupervisedProcess'

/** Journals what happens on a node, and restores it from there. */
export class NodeJournal {
  readonly #process: SupervisedProcess
  readonly #blocks: BlockFeed
  readonly #pending: Pick<PendingTransactions, 'get'>
  readonly #openStore: () => ChainStore
  #opened: ChainStore | undefined
  #followUp: FollowUp | null = null
  #mutations = 0
  #replayed: BlockPlace | null = null

  constructor({
    process,
    blocks,
    pending,
    openStore,
  }: {
    process: SupervisedProcess
    blocks: BlockFeed
    pending: Pick<PendingTransactions, 'get'>
    openStore: () => ChainStore
  }) {
    this.#process = process
    this.#pending = pending
    this.#blocks = blocks
    this.#openStore = openStore
  }

  /** Opened when it is first used. */
  get store(): ChainStore {
    this.#opened ??= this.#openStore()
    return this.#opened
  }

  /** Transactions that the node executes under another hash than clients know, as given to `addAlias`. */
  get aliases(): readonly Hex[] {
    return this.store.aliases
  }

  addAlias(transaction: Hex): void {
    // Written before the block that includes the transaction, or neither is written.
    this.store.addAlias(transaction).catch(() => {})
  }

  /** What has to follow the node's last rollback, which was interrupted; null if nothing has. */
  get followUp(): FollowUp | null {
    return this.#followUp
  }

  /** The same, before the node is started. */
  readFollowUp(): FollowUp | null {
    return this.store.read().followUp
  }

  async completeRollback(): Promise<void> {
    this.#followUp = null
    await this.store.completeRollback()
  }

  /** Rolls back a node that is not started yet. */
  async rollBackStopped(to: JournalPosition): Promise<void> {
    this.store.read()
    const plan = this.store.planRollbackTo(to)
    if (!plan)
      throw new Error(`${this.#process.name} cannot be rolled back: its journals are incomplete.`)
    await this.store.rollBack(plan, { replay: [], others: [] })
  }

  /** Keeps what a rollback to a position needs, until the returned function is called. */
  pin(position: JournalPosition): () => void {
    return this.store.pin(position)
  }

  /** @throws `NotWritableError` while nothing can be journaled. */
  assertWritable(): void {
    const { trouble } = this.store.health
    if (trouble) throw new NotWritableError(trouble)
  }

  /**
   * Resolves once a block is durable, without waiting for space on a full disk.
   *
   * @throws `NotWritableError` if it cannot be written at present, `NodeDownError`
   */
  async waitForDurableIfWritable(number: bigint): Promise<void> {
    if (this.#blocks.head >= number) return
    this.assertWritable()
    const abort = new AbortController()
    const unsubscribe = this.store.health.onChange((trouble) => {
      if (trouble) abort.abort(new NotWritableError(trouble))
    })
    try {
      await this.#blocks.waitForDurable(number, abort.signal)
    } finally {
      unsubscribe()
    }
  }

  /** Keeps when a block was first journaled, which is about to be replayed: the clock follows from that. */
  expectReplayed(place: BlockPlace): void {
    this.#replayed = place
  }

  async addBlock(block: FollowedBlock, client: NodeClient): Promise<void> {
    const transactions = await Promise.all(
      block.transactions.map(
        (transaction) => this.#pending.get(transaction.hash) ?? toReplayable(client, transaction),
      ),
    )
    const replayed = this.#replayed
    const isReplayed =
      BigInt(replayed?.number ?? -1) === block.number &&
      BigInt(replayed?.timestamp ?? -1) === block.timestamp
    await this.store.addBlock({ ...block, transactions, at: isReplayed ? replayed?.at : undefined })
  }

  /** Journals that the clock was moved: no block tells yet. */
  async clockMoved(): Promise<void> {
    const { client } = this.#process
    const { number, timestamp } = await client.getBlock({ blockTag: 'pending' })
    await this.store.addClock({
      ...{ after: Number(number) - 1, timestamp: Number(timestamp) },
      at: Date.now(),
    })
  }

  /** Number of state mutations and settings that were sent since this was created. */
  get mutations(): number {
    return this.#mutations
  }

  /** Journals a state mutation or setting, and sends it. */
  async mutate(
    method: string,
    params: readonly unknown[],
    send: () => Promise<unknown>,
  ): Promise<unknown> {
    this.#mutations++
    const { client } = this.#process
    const before = await client.getBlockNumber()
    // The order of entries tells what came first.
    await this.#blocks.waitForDurable(before)
    const id = await this.store.addMutation({
      after: Number(before),
      method,
      params: [...params],
    })
    const result = await send().catch(async (error) => {
      await this.store.mutationFailed(id)
      throw error
    })
    const after = await client.getBlockNumber()
    if (after !== before) await this.store.mutationOvertaken(id, Number(after))
    return result
  }

  /** Brings a new process to where the journal ends. */
  async restore(node: EvmNode): Promise<void> {
    // A rollback that is being written counts.
    await this.store.flush()
    const chain = this.store.read()
    try {
      await restoreNode(node, chain)
      this.#followUp = chain.followUp
    } catch (error) {
      if (error instanceof DamagedCheckpointError) throw this.store.damagedCheckpoint(error)
      const { name, chainId } = this.#process
      if (error instanceof NotRestoredError)
        throw new Error(
          `${name} (chain ${chainId}) cannot be restored: ${error.message}. Use another directory.`,
          { cause: error },
        )
      throw error
    }
  }

  /** What waits to be written fails instead of being retried. */
  stopRetrying(): void {
    this.#opened?.stopRetrying()
  }

  close(): void {
    this.#opened?.close()
  }
}
