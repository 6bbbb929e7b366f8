import { setTimeout as delay } from 'node:timers/promises'
import type { FollowedBlock } from '../anvil/followBlocks'
import { didNotFit, fitNow } from '../anvil/leftovers'
import { mineBlock, mineCrowd, untilMined } from '../anvil/mining'
import { mutationKind } from '../anvil/mutations'
import type { EvmNode, NodeClient, NodeRequest } from '../anvil/startNode'
import type { ChainStore } from '../journal/ChainStore'
import { SerialQueue } from '../SerialQueue'
import { BlockFeed } from './BlockFeed'
import { BlockTimer } from './BlockTimer'
import { Checkpoints } from './Checkpoints'
import { MiningGate } from './MiningGate'
import { MiningThrottle } from './MiningThrottle'
import { NodeJournal } from './NodeJournal'
import { PendingTransactions } from './PendingTransactions'
import { type NodeParts, type QuietNode, quiesce } from './quiesce'
import { type ProcessOptions, SupervisedProcess } from './SupervisedProcess'

/** Transactions that are still pending this long after a block did not fit in it. */
const leftoverMs = 50

/**
 * A node that survives its process: its blocks, state mutations and settings are journaled, and when the process exits,
 * another one is started and brought to the same state.
 */
export class SupervisedNode extends SupervisedProcess {
  readonly blocks: BlockFeed
  readonly journal: NodeJournal
  readonly pending: PendingTransactions
  readonly gate = new MiningGate()
  readonly #queue = new SerialQueue()
  readonly #throttle: MiningThrottle
  readonly #checkpoints: Checkpoints
  readonly #parts: NodeParts
  /** The head of the node when transactions were found to be overdue. */
  #overdueHead: bigint | null = null

  constructor({
    openStore,
    finalBlock,
    isThrottled = true,
    ...options
  }: ProcessOptions & {
    openStore: () => ChainStore
    /** Returns the last block that no rollback drops. */
    finalBlock: () => bigint
    /** Whether mining pauses after blocks that take long to mine, because the state is large. @default true */
    isThrottled?: boolean
  }) {
    super(options)
    const { gate } = this
    const queue = this.#queue
    const timer = new BlockTimer()
    const blocks = new BlockFeed({
      process: this,
      persist: (block, client) => this.journal.addBlock(block, client),
      onBlock: (block) => this.#blockAdded(block),
    })
    const pending = new PendingTransactions(() => void this.#mineForgotten())
    const journal = new NodeJournal({ process: this, blocks, pending, openStore })
    this.blocks = blocks
    this.journal = journal
    this.pending = pending
    this.#parts = { process: this, blocks, journal, gate, queue, timer }
    this.#throttle = new MiningThrottle({
      process: this,
      gate,
      queue,
      timer,
      isEnabled: isThrottled,
    })
    this.#checkpoints = new Checkpoints(this.#parts, { finalBlock, log: options.log })
    this.onUp(() => {
      this.log.info({ head: Number(blocks.head), incarnation: this.incarnation }, 'node is up')
      // All pending requests are sent at the same time.
      void this.#throttle.pause()
    })
  }

  /**
   * Runs `work` while nothing else mines a block or changes the state.
   *
   * @throws `NodeDownError` if the node goes down before `work` begins.
   */
  quiesce<result>(work: (node: QuietNode) => Promise<result>): Promise<result> {
    return quiesce(this.#parts, work)
  }

  override stopRetrying(): void {
    super.stopRetrying()
    this.journal.stopRetrying()
  }

  protected async handle(
    { method, params }: NodeRequest,
    send: () => Promise<unknown>,
  ): Promise<unknown> {
    const isUrgent = true
    if (method === 'eth_sendTransactionSync')
      return this.gate.pass(method, () => this.#throttle.time(send), { isUrgent })
    const kind = mutationKind(method)
    if (kind === null) return this.gate.pass(method, send, { isUrgent })
    const parameters: readonly unknown[] = Array.isArray(params) ? params : []
    const mutate = () => this.journal.mutate(method, parameters, send)
    if (kind === 'state') return this.#queue.run(() => this.#betweenBlocks(mutate))
    return this.#queue.run(async () => {
      if (method.endsWith('_setAutomine') && parameters[0] === true)
        await mineCrowd(this.running.direct)
      return mutate()
    })
  }

  protected async restore(node: EvmNode): Promise<void> {
    await this.journal.restore(node)
    this.blocks.reset(await node.client.getBlockNumber())
    await this.pending.resubmit(node)
  }

  protected attach(client: NodeClient): Promise<void> {
    return this.blocks.attach(client)
  }

  protected detach(): Promise<void> {
    return this.blocks.detach()
  }

  protected async close(): Promise<void> {
    // A checkpoint that was being taken fails now.
    await this.#queue.settled()
    this.journal.close()
  }

  #blockAdded({ number, transactions }: FollowedBlock): void {
    for (const { hash } of transactions) this.pending.untrack(hash)
    void this.#throttle.pause()
    if (transactions.length > 0) void this.#mineLeftovers(number)
    this.#checkpoints.blockAdded()
  }

  /** Mines transactions that did not fit in a full block, unless other transactions have done so. */
  async #mineLeftovers(number: bigint): Promise<void> {
    await delay(leftoverMs)
    if (this.blocks.head === number) await this.#mineIf(didNotFit)
  }

  /** Mines transactions that the node has forgotten, as happens when thousands arrive at once. */
  async #mineForgotten(): Promise<void> {
    await this.#mineIf(async (client) => {
      const head = await client.getBlockNumber()
      const isUnchanged = head === this.#overdueHead
      this.#overdueHead = head
      return isUnchanged && (await fitNow(client))
    })
  }

  async #mineIf(isNeeded: (client: NodeClient) => Promise<boolean>): Promise<void> {
    if (!this.isUp) return
    await this.#queue
      .run(async () => {
        const { client, direct } = this.running
        if ((await client.getAutomine()) && (await isNeeded(client))) await mineBlock(direct)
      })
      .catch(() => {
        // The node has exited: pending transactions are resubmitted.
      })
  }

  /** Runs `work` once pending transactions are mined, if the node mines automatically. */
  #betweenBlocks<result>(work: () => Promise<result>): Promise<result> {
    return this.gate.whilePaused(async () => {
      await this.gate.whenDrained()
      await untilMined(this.running.direct)
      return work()
    })
  }
}
