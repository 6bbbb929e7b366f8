import { EventEmitter, once } from 'node:events'
import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Address, Hash, Hex } from 'viem'
import { callNode } from '../anvil/callNode'
import {
  type FollowedBlock,
  followBlocks,
  maxBlocksAtOnce,
  readBlocks,
} from '../anvil/followBlocks'
import { forgetCreations } from '../anvil/forgetCreations'
import { hasLeftovers } from '../anvil/hasLeftovers'
import { freeze, thaw } from '../anvil/mining'
import { makesBlocks, mutationKind } from '../anvil/mutations'
import { setClock } from '../anvil/setClock'
import { type EvmNode, type NodeClient, type NodeRequest, startNode } from '../anvil/startNode'
import { toReplayable } from '../anvil/toReplayable'
import { watchNode } from '../anvil/watchNode'
import { describeError } from '../describeError'
import { StorageError } from '../files/StorageError'
import type { ChainStore, SaveState } from '../journal/ChainStore'
import { DamagedCheckpointError } from '../journal/DamagedCheckpointError'
import type { FollowUp } from '../journal/entries'
import type { JournalPosition } from '../journal/JournalTree'
import type { RollbackPlan } from '../journal/planRollback'
import { NotRestoredError, restoreNode } from '../journal/restoreNode'
import { rollBackInPlace } from '../journal/rollBackInPlace'
import { dumpState } from '../journal/stateDump'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { NodeDownError } from './NodeDownError'
import { NotWritableError } from './NotWritableError'
import { retryAcrossRestarts } from './retryAcrossRestarts'

/** A node that does not come back after so many tries in a row will not do so. */
const maxTries = 3

/** The last blocks, with so many transactions, need not be read from the node again by who follows a little later. */
const recentTransactions = 1_000

/** It takes a node less than that to make a block of what it was sent. */
const settleMs = 20
/** And less than that for each transaction to reach it. */
const sendMs = 2
const maxGathered = 200
/** Transactions that are still pending so long after a block did not fit in it. */
const leftoverMs = 50
const maxSettles = 100
const minedPollMs = 2
const maxDumps = 5

/** To make the blocks again that no checkpoint holds shall not take longer, unless a checkpoint does. */
const maxRemakeMs = 5_000

/**
 * For each block a node copies and hashes all accounts and slots that there are: 1,000 more take it one or two
 * milliseconds more. Where that is noticed, it rests after a block for a multiple of that time, and what is sent
 * meanwhile makes one block: so blocks grow with the load instead of taking all the time of the machine.
 */
const restFactor = 10
const quickBlockMs = 5
const maxRestMs = 3_000
/** A busy machine makes some blocks take long: the quickest of so many tells what one takes. */
const timedBlocks = 8

type Events = {
  /** A block is known and written down. */
  block: []
  down: [reason: Error]
  up: []
  responsive: [isResponsive: boolean]
  /** One request less is on its way to the node. */
  answered: []
}

/** A rollback, and how a node that runs can make it by itself. */
type Rollback = {
  plan: RollbackPlan
  followUp: FollowUp
  /** @param address - Host and port of the node. */
  inPlace: (address: string) => Promise<unknown>
  signal: AbortSignal
}

/** A node that does nothing but what it is told to by this. */
export type QuietNode = {
  /** Whether it is still the same process. */
  readonly isIntact: boolean
  /** The present position in its journals. */
  readonly position: JournalPosition
  planRollbackToBlock: (number: bigint) => RollbackPlan | null
  planRollbackTo: (position: JournalPosition) => RollbackPlan | null
  /**
   * Rolls the chain back, by starting the node again if it cannot do it by itself.
   *
   * @throws `NodeDownError` if it is not up, and nothing has happened.
   */
  rollBack: (rollback: Rollback) => Promise<void>
  /** Stops it from mining by itself, also after a restart. */
  freeze: () => Promise<void>
  /** Sends a request that is not journaled. */
  call: (method: string, params: readonly unknown[]) => Promise<unknown>
  /** Changes the state outside of a block, which is journaled. */
  mutate: (method: string, params: readonly unknown[]) => Promise<unknown>
}

/**
 * A node that outlives its process: what happens on it is written down, and when it ends without having been asked to,
 * another takes its place, brought to the same state.
 */
export class SupervisedNode {
  readonly chainId: number
  readonly #name: string
  readonly #openStore: () => ChainStore
  readonly #genesisTime: number
  readonly #log: Logger
  readonly #finalBlock: () => bigint
  readonly #onError: (error: Error) => void
  readonly #events = new EventEmitter<Events>().setMaxListeners(0)
  readonly #recent = new LRUCache<bigint, FollowedBlock>({
    maxSize: recentTransactions,
    sizeCalculation: ({ transactions }) => transactions.length + 1,
  })
  /** Sent by clients and in no block that is written down. */
  readonly #unconfirmed = new Map<Hash, Hex>()
  #accounts: readonly Address[] = []
  #node: EvmNode | null = null
  #opened: ChainStore | undefined
  #reader: { stop: () => Promise<void> } | null = null
  #watchdog: { stop: () => void } | null = null
  #isResponsive = true
  #head = 0n
  #incarnation = 0
  #stopped: Promise<void> | undefined
  readonly #ending = new AbortController()
  #isJournaling = false
  #orders: Promise<unknown> = Promise.resolve()
  /** While there are any, nothing that makes a block is sent. */
  #holds = 0
  readonly #waiting: (() => void)[] = []
  /** Requests on their way to the node that make a block and are answered at once. */
  #inFlight = 0
  #isResting = false
  /** What is sent now makes one block with what else is. */
  #isGathering = false
  /** How long the blocks took that we waited for last. */
  #blockTimes: readonly number[] = []
  /** How long it takes at the least to make the blocks again that came after the last checkpoint. */
  #remakeMs = 0
  #checkpointMs = 0
  #isCheckpointing = false
  #followUp: FollowUp | null = null
  /** A process that is being brought to where the last one was. */
  #newcomer: EvmNode | null = null
  #restarting: Promise<void> = Promise.resolve()

  /** @param onError - Called when the node has ended and cannot be restored. */
  constructor({
    chainId,
    name,
    openStore,
    genesisTime,
    finalBlock,
    log,
    onError,
  }: {
    chainId: number
    name: string
    openStore: () => ChainStore
    genesisTime: number
    /** The last block that no rollback drops. */
    finalBlock: () => bigint
    log: Logger
    onError: (error: Error) => void
  }) {
    this.chainId = chainId
    this.#name = name
    this.#openStore = openStore
    this.#genesisTime = genesisTime
    this.#finalBlock = finalBlock
    this.#log = log
    this.#onError = onError
  }

  /** Starts it where its store left it. */
  async start(): Promise<void> {
    const begun = this.#beginAnyway()
    // Who stops it meanwhile waits for that.
    this.#restarting = begun.catch(() => {})
    await begun
  }

  get isUp(): boolean {
    return this.#node !== null
  }

  /** Whether it answers what it is asked; one that does not for long is killed and restarted. */
  get isResponsive(): boolean {
    return this.#isResponsive
  }

  /** How often it has come up. */
  get incarnation(): number {
    return this.#incarnation
  }

  /** The last block that is written down. */
  get head(): bigint {
    return this.#head
  }

  /** @throws `NodeDownError` */
  get client(): NodeClient {
    return this.#running.client
  }

  /** Host and port of its own JSON-RPC server. @throws `NodeDownError` */
  get address(): string {
    return this.#running.address
  }

  /** The accounts that it signs for. */
  get accounts(): readonly Address[] {
    return this.#accounts
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

  /** Resolves once it can be asked. */
  async whenUp(signal: AbortSignal): Promise<void> {
    while (!this.isUp) await once(this.#events, 'up', { signal })
    signal.throwIfAborted()
  }

  /** Resolves once a block is written down: from then on nothing that happens to a process makes it undone. */
  async waitForDurable(number: bigint, until?: AbortSignal): Promise<void> {
    const abort = new AbortController()
    const signals = [abort.signal, this.#ending.signal, ...(until ? [until] : [])]
    const signal = AbortSignal.any(signals)
    const callOff = this.onDown(() => abort.abort())
    try {
      while (this.#head < number) await once(this.#events, 'block', { signal })
    } catch (cause) {
      until?.throwIfAborted()
      throw this.downError(cause)
    } finally {
      callOff()
    }
  }

  /**
   * As `waitForDurable`, without waiting for room on a disk.
   *
   * @throws `NotWritableError` if it cannot be written at present.
   */
  async waitForDurableIfWritable(number: bigint): Promise<void> {
    if (this.#head >= number) return
    this.assertWritable()
    const abort = new AbortController()
    const unsubscribe = this.#store.health.onChange((trouble) => {
      if (trouble) abort.abort(new NotWritableError(trouble))
    })
    try {
      await this.waitForDurable(number, abort.signal)
    } finally {
      unsubscribe()
    }
  }

  /** Sees to it that a signed transaction that the node has accepted is not lost if the node is. */
  trackPending(hash: Hash, transaction: Hex): void {
    this.#unconfirmed.set(hash, transaction)
  }

  /** Bytes of transactions that the node executes under another hash than clients know, as `addAlias` was given them. */
  get aliases(): readonly Hex[] {
    return this.#store.aliases
  }

  addAlias(transaction: Hex): void {
    // It is written before the block that the transaction is in, or neither is.
    this.#store.addAlias(transaction).catch(() => {})
  }

  /** The node has refused that transaction. */
  untrackPending(hash: Hash): void {
    this.#unconfirmed.delete(hash)
  }

  /** Why it gave no answer. */
  downError(cause?: unknown): NodeDownError {
    return new NodeDownError({ name: this.#name, chainId: this.chainId, cause })
  }

  /**
   * Calls `onBlock` for every block after `after`, in order, one at a time, once it is written down; whatever becomes of
   * the process meanwhile.
   *
   * @param onError - A later block could not be handled; following has stopped.
   * @returns `caughtUp` resolves once all blocks that were there at the beginning have been handled, and rejects if one
   * of them could not be.
   */
  follow({
    after,
    onBlock,
    onError,
  }: {
    after: bigint
    onBlock: (block: FollowedBlock) => void | Promise<void>
    onError: (error: Error) => void
  }): { caughtUp: Promise<void>; stop: () => Promise<void> } {
    const abort = new AbortController()
    let last = after
    const catchUp = async () => {
      while (last < this.#head)
        for (const block of await this.#read(last + 1n, abort.signal)) {
          if (abort.signal.aborted) return
          await onBlock(block)
          last = block.number
        }
    }
    const caughtUp = catchUp()
    const goOn = async () => {
      while (!abort.signal.aborted) {
        // Blocks may have come while the last ones were being handled.
        if (last >= this.#head) await once(this.#events, 'block', { signal: abort.signal })
        await catchUp()
      }
    }
    const running = caughtUp.then(
      () =>
        goOn().catch((error) => {
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

  /** Reads blocks from the first to the last number given. @throws `NodeDownError` */
  read(from: bigint, to: bigint): Promise<FollowedBlock[]> {
    return readBlocks({ client: this.client, from, to })
  }

  /**
   * Runs `work` while nothing else makes a block or changes the state: what clients send meanwhile waits, and what they
   * sent before is in a durable block or in the node's pool.
   *
   * @throws `NodeDownError` if the node ends before `work` begins.
   */
  async quiesce<result>(work: (node: QuietNode) => Promise<result>): Promise<result> {
    this.#holds++
    try {
      return await this.#exclusively(async () => {
        while (this.#inFlight > 0) await once(this.#events, 'answered')
        const mining = await freeze(this.address)
        try {
          await this.#untilStable()
          return await work(this.#quietNode())
        } finally {
          // A node that has ended comes back as it was told to mine.
          if (this.isUp) await thaw(this.address, mining).catch(() => {})
        }
      })
    } finally {
      this.#free()
    }
  }

  /** What has to follow its last rollback, as it was interrupted; null if nothing has. */
  get followUp(): FollowUp | null {
    return this.#followUp
  }

  /** The same, before it is started. */
  readFollowUp(): FollowUp | null {
    return this.#store.read().followUp
  }

  /** Rolls it back before it is started. */
  async rollBackStopped(to: JournalPosition): Promise<void> {
    this.#store.read()
    const plan = this.#store.planRollbackTo(to)
    if (!plan) throw new Error(`${this.#name} cannot be rolled back: its journals are incomplete.`)
    await this.#store.rollBack(plan, { replay: [], others: [] })
  }

  async completeRollback(): Promise<void> {
    this.#followUp = null
    await this.#store.completeRollback()
  }

  /** Keeps what a rollback to a position needs, until the function that it returns is called. */
  pin(position: JournalPosition): () => void {
    return this.#store.pin(position)
  }

  #quietNode(): QuietNode {
    const incarnation = this.#incarnation
    const node = this
    return {
      get isIntact() {
        return node.isUp && node.#incarnation === incarnation
      },
      get position() {
        return node.#store.position
      },
      planRollbackToBlock: (number) => this.#store.planRollbackToBlock(number),
      planRollbackTo: (position) => this.#store.planRollbackTo(position),
      rollBack: (rollback) => this.#rollBack(rollback),
      async freeze() {
        await freeze(node.address)
      },
      call: (method, params) => this.call(method, params),
      mutate: (method, params) => this.#giveOrder(method, params, () => this.call(method, params)),
    }
  }

  async #rollBack({ plan, followUp, inPlace, signal }: Rollback): Promise<void> {
    const { direct, address } = this.#running
    const incarnation = this.#incarnation
    // From here on it is rolled back, whatever ends: a restarted node comes up there.
    await this.#store.rollBack(plan, followUp)
    await this.#reader?.stop()
    this.#recent.clear()
    const isDone = await rollBackInPlace(direct, plan, () => inPlace(address)).catch(() => false)
    if (isDone && this.isUp && this.#incarnation === incarnation) {
      this.#head = BigInt(plan.lastBlock?.number ?? 0)
      const isWatched = await this.#watch(this.client).then(
        () => true,
        () => false,
      )
      if (isWatched) return
    }
    if (this.isUp && this.#incarnation === incarnation) await this.crash()
    await this.whenUp(signal)
  }

  /** Resolves once the node makes no blocks and all that it has are durable. */
  async #untilStable(): Promise<void> {
    for (let tries = 0; tries < maxSettles; tries++) {
      const { direct } = this.#running
      const before = await direct.getBlockNumber()
      await delay(settleMs + 2 * this.#blockMs)
      if ((await direct.getBlockNumber()) === before) return this.waitForDurable(before)
    }
    throw new Error(`${this.#name} does not stop making blocks.`)
  }

  /** Ends the process as a crash does; resolves once that has been noticed. */
  async crash(): Promise<void> {
    const down = once(this.#events, 'down')
    this.#running.kill()
    await down
  }

  /** @throws `NotWritableError` while nothing that is accepted could be kept. */
  assertWritable(): void {
    const { trouble } = this.#store.health
    if (trouble) throw new NotWritableError(trouble)
  }

  /** Waits no longer for what cannot be written: it is about to be stopped. */
  stopRetrying(): void {
    this.#ending.abort()
    this.#opened?.stopRetrying()
  }

  stop(): Promise<void> {
    this.stopRetrying()
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    // Nobody waits for a node to come back only to stop it.
    if (this.#incarnation > 0) this.#newcomer?.kill()
    await this.#restarting
    this.#watchdog?.stop()
    await this.#reader?.stop()
    await this.#node?.stop()
    this.#node = null
    // A checkpoint that was being taken fails now.
    await this.#orders
    this.#opened?.close()
  }

  get #store(): ChainStore {
    this.#opened ??= this.#openStore()
    return this.#opened
  }

  /** How long the node takes for a block; 0 if that is hardly noticed. */
  get #blockMs(): number {
    if (this.#blockTimes.length < timedBlocks) return 0
    const quickest = Math.min(...this.#blockTimes)
    return quickest > quickBlockMs ? quickest : 0
  }

  get #running(): EvmNode {
    if (!this.#node) throw this.downError()
    return this.#node
  }

  /** Takes another process when one ends before it is up. */
  async #beginAnyway(): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await this.#begin()
      } catch (error) {
        if (!(error instanceof NodeDownError)) throw error
        if (tries === maxTries || this.#stopped) throw error.cause
      }
  }

  /** @throws `NodeDownError` if the process has ended meanwhile. */
  async #begin(): Promise<void> {
    this.#isJournaling = false
    let started: EvmNode | undefined
    const node = await startNode({
      chainId: this.chainId,
      genesisTime: this.#genesisTime,
      around: (request, send) => this.#around(request, send),
      onLine: (line) => this.#log.debug(line),
      isGuarded: true,
      onExit: (error) => {
        if (started) this.#ended(started, error)
      },
    }).catch((error) => {
      throw wasKilled(error) ? this.downError(error) : error
    })
    started = node
    this.#newcomer = node
    try {
      const { client } = node
      await this.#restore(node)
      this.#head = await client.getBlockNumber()
      await this.#sendUnconfirmed(node)
      this.#isJournaling = true
      this.#accounts = node.accounts
      this.#node = node
      await this.#watch(client)
      this.#startWatchdog(node)
      this.#incarnation++
      this.#log.info({ head: Number(this.#head), incarnation: this.#incarnation }, 'node is up')
      // Whoever has waited for it comes at once.
      void this.#rest()
      this.#events.emit('up')
    } catch (error) {
      this.#node = null
      // What its end made fail does not say so itself.
      const isThere = await node.client.getBlockNumber().then(
        () => true,
        () => false,
      )
      await node.stop()
      throw isThere ? error : this.downError(error)
    } finally {
      this.#newcomer = null
    }
  }

  async #restore(node: EvmNode): Promise<void> {
    // A rollback that is being written counts.
    await this.#store.flush()
    const journal = this.#store.read()
    try {
      await restoreNode(node, journal)
      this.#followUp = journal.followUp
    } catch (error) {
      if (error instanceof DamagedCheckpointError) throw this.#store.damagedCheckpoint(error)
      if (error instanceof NotRestoredError)
        throw new Error(
          `${this.#name} (chain ${this.chainId}) cannot be restored: ${error.message}. Use another directory.`,
          { cause: error },
        )
      throw error
    }
  }

  /** In one block: one of each would take a node with a large state minutes. */
  async #sendUnconfirmed({ client, address }: EvmNode): Promise<void> {
    if (this.#unconfirmed.size === 0) return
    const send = async () => {
      for (const transaction of this.#unconfirmed.values())
        await client.sendRawTransaction({ serializedTransaction: transaction }).catch(() => {
          // The node has it, or does not take it any more.
        })
    }
    await ((await client.getAutomine()) ? inOneBlock(address, send) : send())
  }

  #startWatchdog(node: EvmNode): void {
    this.#watchdog?.stop()
    this.#isResponsive = true
    const [account] = node.accounts
    this.#watchdog = watchNode({
      // Waits for a block that is being made, but not for those who only read.
      ask: (signal) => callNode(node.address, 'eth_getBalance', [account, 'latest'], signal),
      onChange: (isResponsive) => {
        this.#isResponsive = isResponsive
        this.#events.emit('responsive', isResponsive)
      },
      onHung: () => node.kill(),
    })
  }

  async #watch(client: NodeClient): Promise<void> {
    this.#reader = await followBlocks({
      client,
      after: this.#head,
      onBlock: (block) => this.#add(client, block),
      onError: (error) => void this.#readerFailed(error),
    })
  }

  async #readerFailed(error: Error): Promise<void> {
    // The end of the process is told in another way, perhaps a moment later.
    await setImmediate()
    if (!this.isUp || this.#ending.signal.aborted) return
    // A process that does not answer has ended, or is of no use.
    if (error instanceof NodeDownError) this.#node?.kill()
    else this.#onError(error)
  }

  async #add(client: NodeClient, block: FollowedBlock): Promise<void> {
    const transactions = await Promise.all(
      block.transactions.map((transaction) => toReplayable(client, transaction)),
    )
    await this.#store.addBlock({ ...block, transactions })
    this.#recent.set(block.number, block)
    this.#head = block.number
    for (const { hash } of block.transactions) this.#unconfirmed.delete(hash)
    this.#remakeMs += this.#blockMs
    void this.#rest()
    this.#events.emit('block')
    if (block.transactions.length > 0) void this.#mineLeftovers(block.number)
    const isLong = this.#remakeMs > Math.max(maxRemakeMs, this.#checkpointMs)
    // Not waited for: whoever has the node to itself may wait for the next block to be written.
    if ((this.#store.isCheckpointDue || isLong) && !this.#isCheckpointing)
      void this.#checkpoint().catch((error) => this.#checkpointFailed(error))
  }

  async #checkpointFailed(error: Error): Promise<void> {
    if (error instanceof StorageError) this.#log.warn(error.message)
    else await this.#readerFailed(error)
  }

  async #read(from: bigint, signal: AbortSignal): Promise<FollowedBlock[]> {
    const recent = this.#recent.get(from)
    if (recent) return [recent]
    const last = from + maxBlocksAtOnce - 1n
    const to = last < this.#head ? last : this.#head
    try {
      return await retryAcrossRestarts([this], signal, () => this.read(from, to))
    } catch (error) {
      // They may have been rolled back by now.
      if (to > this.#head) return []
      throw error
    }
  }

  /**
   * Asks its own JSON-RPC server, however long it takes; orders given so are not written down.
   *
   * @throws `JsonRpcError` for what the node refuses, `NodeDownError` if it does not answer.
   */
  async call(method: string, params: readonly unknown[]): Promise<unknown> {
    return callNode(this.address, method, params).catch((error) => {
      throw error instanceof JsonRpcError ? error : this.downError(error)
    })
  }

  /**
   * Sends a request to the node, once it may make a block.
   *
   * @param isUrgent - What else waits may be sent later.
   */
  async whenFree<result>(
    method: string,
    send: () => Promise<result>,
    isUrgent = false,
  ): Promise<result> {
    if (!makesBlocks(method)) return send()
    if (this.#holds > 0)
      await new Promise<void>((resolve) => {
        if (isUrgent) this.#waiting.unshift(resolve)
        else this.#waiting.push(resolve)
      })
    // These are answered only once there is a block, which may be never.
    if (method.endsWith('Sync')) return send()
    this.#inFlight++
    try {
      return await send()
    } finally {
      this.#inFlight--
      this.#events.emit('answered')
    }
  }

  #release(count: number): void {
    for (const go of this.#waiting.splice(0, count)) go()
  }

  #free(): void {
    this.#holds--
    if (this.#holds === 0) this.#release(this.#waiting.length)
  }

  async #rest(): Promise<void> {
    const ms = Math.min(maxRestMs, restFactor * this.#blockMs)
    if (ms === 0 || this.#isResting) return
    this.#isResting = true
    this.#holds++
    await delay(ms)
    await this.#exclusively(() => this.#gather()).catch(() => {
      // The node has ended, and comes back as it was told to be.
    })
    this.#isGathering = false
    this.#isResting = false
    // They are too many for one block.
    if (this.#waiting.length > 0 && this.isUp) void this.#rest()
    this.#free()
  }

  /**
   * Lets what waits be sent, and has one block made of it: by itself a node would make one of each. That block is timed
   * here: who follows may learn of it only after a checkpoint.
   */
  async #gather(): Promise<void> {
    const { client, address } = this.#running
    const count = Math.min(this.#waiting.length, maxGathered)
    if (count < 2 || !(await client.getAutomine())) return this.#release(this.#waiting.length)
    await inOneBlock(address, async () => {
      this.#isGathering = true
      this.#release(count)
      await delay(settleMs + count * sendMs)
      if ((await client.getTxpoolStatus()).pending === 0) return
      const begun = performance.now()
      await callNode(address, 'evm_mine', [])
      this.#timed(performance.now() - begun)
    })
  }

  /** Mines what did not fit in a full block, unless others follow it anyway. */
  async #mineLeftovers(number: bigint): Promise<void> {
    await delay(leftoverMs)
    if (this.#head !== number || !this.isUp) return
    await this.#exclusively(async () => {
      const { client, address } = this.#running
      if ((await hasLeftovers(client)) && (await client.getAutomine()))
        await callNode(address, 'evm_mine', [])
    }).catch(() => {
      // The node has ended: what was pending is sent again.
    })
  }

  async #around({ method, params }: NodeRequest, send: () => Promise<unknown>): Promise<unknown> {
    if (!this.#isJournaling) return send()
    if (method === 'eth_sendTransactionSync')
      return this.whenFree(method, () => this.#timeBlock(send), true)
    const kind = mutationKind(method)
    if (kind === null) return this.whenFree(method, send, true)
    const give = () => this.#giveOrder(method, Array.isArray(params) ? params : [], send)
    return this.#exclusively(kind === 'state' ? () => this.#betweenBlocks(give) : give)
  }

  /** Runs `work` once all that was sent is in blocks, as far as it gets there by itself. */
  async #betweenBlocks<result>(work: () => Promise<result>): Promise<result> {
    this.#holds++
    try {
      while (this.#inFlight > 0) await once(this.#events, 'answered')
      await this.#untilMined()
      return await work()
    } finally {
      this.#free()
    }
  }

  async #untilMined(): Promise<void> {
    for (let tries = 0; tries < maxSettles; tries++) {
      const { direct } = this.#running
      const { pending } = await direct.getTxpoolStatus()
      if (pending === 0 || !(await direct.getAutomine())) return
      await delay(minedPollMs)
    }
  }

  async #timeBlock<result>(send: () => Promise<result>): Promise<result> {
    const isAlone = !this.#isGathering
    const begun = performance.now()
    const result = await send()
    const took = performance.now() - begun
    // Who has switched automine off has made it wait.
    if (took <= quickBlockMs || (isAlone && (await this.client.getAutomine()))) this.#timed(took)
    return result
  }

  #timed(ms: number): void {
    this.#blockTimes = [...this.#blockTimes, ms].slice(-timedBlocks)
  }

  /** Orders and checkpoints one after the other. */
  #exclusively<result>(run: () => Promise<result>): Promise<result> {
    const done = this.#orders.then(run)
    this.#orders = done.catch(() => {})
    return done
  }

  async #giveOrder(
    method: string,
    params: readonly unknown[],
    send: () => Promise<unknown>,
  ): Promise<unknown> {
    const { client } = this.#running
    const before = await client.getBlockNumber()
    // A journal tells by its order of lines what came first.
    await this.waitForDurable(before)
    const id = await this.#store.addMutation({ after: Number(before), method, params: [...params] })
    const result = await send().catch(async (error) => {
      await this.#store.mutationFailed(id)
      throw error
    })
    const after = await client.getBlockNumber()
    if (after !== before) await this.#store.mutationOvertaken(id, Number(after))
    return result
  }

  /** Writes the node's whole state to a checkpoint, unless something is pending: the next block brings another try. */
  #checkpoint(): Promise<boolean> {
    this.#isCheckpointing = true
    const checkpoint = async () => {
      const begun = performance.now()
      this.#remakeMs = 0
      try {
        if ((await this.#running.direct.getTxpoolStatus()).pending > 0) return false
        const isTaken = await this.#store.checkpoint(
          (write) => this.#save(write),
          Number(this.#finalBlock()),
        )
        if (isTaken) await this.#forgetCreations()
        return isTaken
      } finally {
        this.#checkpointMs = performance.now() - begun
      }
    }
    return this.quiesce(checkpoint).finally(() => {
      this.#isCheckpointing = false
    })
  }

  /** Brings the node to where one that starts from its checkpoint is, or has one start there. */
  async #forgetCreations(): Promise<void> {
    const { direct } = this.#running
    await this.#reader?.stop()
    try {
      const { timestamp } = await direct.getBlock({ blockTag: 'pending' })
      await forgetCreations(direct)
      await setClock(direct, Number(timestamp))
      await this.#watch(this.client)
    } catch {
      if (this.isUp) await this.crash()
    }
  }

  async #save(write: SaveState): Promise<bigint | null> {
    const { client, address } = this.#running
    for (let tries = 0, dumps = 0; tries < maxSettles && dumps < maxDumps; tries++) {
      // What was sent before may still be on its way into a block.
      const before = await client.getBlockNumber()
      await delay(settleMs + 2 * this.#blockMs)
      if ((await client.getBlockNumber()) !== before) continue
      dumps++
      await write(this.#dump(address))
      if ((await client.getBlockNumber()) === before) return before
    }
    return null
  }

  async *#dump(address: string): AsyncGenerator<string, void> {
    try {
      yield* dumpState(address)
    } catch (cause) {
      throw this.downError(cause)
    }
  }

  #ended(node: EvmNode, error: Error): void {
    if (this.#node !== node || this.#stopped) return
    this.#watchdog?.stop()
    this.#node = null
    this.#log.error(error.message)
    this.#events.emit('down', error)
    this.#restarting = this.#restart(error)
  }

  async #restart(reason: Error): Promise<void> {
    await this.#reader?.stop()
    for (let tries = 1; !this.#stopped; tries++) {
      try {
        await this.#begin()
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

/** Whether that is how a node says that a signal has ended it. */
const wasKilled = (error: unknown) =>
  error instanceof Error && /^The node of chain \d+ ended \(SIG/.test(error.message)

/**
 * Makes a node that mines by itself mine a single block of all that it is sent in the meantime. Not by orders, which would be written
 * down.
 *
 * @param address - Host and port of the node.
 */
async function inOneBlock(address: string, send: () => Promise<void>): Promise<void> {
  await callNode(address, 'evm_setAutomine', [false])
  try {
    await send()
  } finally {
    await callNode(address, 'evm_setAutomine', [true])
  }
}
