import type { Logger } from 'pino'
import type { Client, Hash, Hex } from 'viem'
import { abortable } from './abortable'
import { ForeignRequestError } from './anvil/ForeignRequestError'
import { hangTimeoutMs } from './anvil/hangTimeout'
import { limitBlockGas } from './anvil/limitBlockGas'
import type { ChainConfig, ChainTable } from './config/chains'
import { blockGasLimits } from './config/gasLimits'
import type { SystemContracts } from './config/systemContracts'
import { Faults } from './faults/Faults'
import type { HistoryContext } from './history/HistoryContext'
import { type NewBlocks, Reorgs } from './history/Reorgs'
import type { DroppedTransaction } from './history/replay'
import { Snapshots } from './history/Snapshots'
import type { Logs } from './log/openLogs'
import { durableClient } from './node/durableClient'
import { retryAcrossRestarts } from './node/retryAcrossRestarts'
import { SupervisedNode } from './node/SupervisedNode'
import { whileMining } from './node/whileMining'
import { SerialQueue } from './SerialQueue'
import type { Batch } from './settlement/Batch'
import { Chain } from './settlement/Chain'
import { describeFailedCall } from './settlement/describeFailedCall'
import {
  isRegistered,
  prepareChain,
  prepareSettlementLayer,
  registerChain,
} from './settlement/genesis'
import { ReadWriteLock } from './settlement/ReadWriteLock'
import type { SettlementScheduler } from './settlement/SettlementScheduler'
import { type HaltedWork, type Settlement, startSettlement } from './settlement/startSettlement'
import type { State } from './state/openState'

/**
 * The chains of an ecosystem, their settlement, and operations on all of them. Changes of a chain's history stop
 * settlement, which rebuilds its state afterwards.
 */
export class Network {
  readonly chains: Chain[] = []
  readonly scheduler: SettlementScheduler
  readonly faults = new Faults()
  readonly genesisTime: number
  readonly #system: SystemContracts
  readonly #state: State
  readonly #lock = new ReadWriteLock()
  readonly #miningThrottle: boolean
  readonly #logs: Logs
  readonly #log: Logger
  readonly #onEvent: (text: string) => void
  readonly #onError: (error: Error) => void
  readonly #stopped = new AbortController()
  #settlement: Settlement | undefined
  readonly #snapshots: Snapshots
  readonly #reorgs: Reorgs
  /** For each chain, the block numbers of forged interop roots for which it was rolled back. */
  readonly #forged = new Map<Chain, Set<bigint>>()
  /** Runs one change of the network at a time. */
  readonly #changes = new SerialQueue()

  constructor({
    system,
    state,
    scheduler,
    miningThrottle,
    logs,
    onEvent,
    onError,
  }: {
    system: SystemContracts
    state: State
    scheduler: SettlementScheduler
    miningThrottle: boolean
    logs: Logs
    /** Called with a human-readable message for each notable event. */
    onEvent: (text: string) => void
    onError: (error: Error) => void
  }) {
    this.#system = system
    this.#state = state
    this.scheduler = scheduler
    this.genesisTime = state.saved?.genesisTime ?? Math.floor(Date.now() / 1_000)
    this.#miningThrottle = miningThrottle
    this.#logs = logs
    this.#log = logs('ecosystem')
    this.#onEvent = onEvent
    this.#onError = onError
    const settlementLayer = () => this.settlementLayer
    const context: HistoryContext = {
      chains: this.chains,
      get settlementLayer() {
        return settlementLayer()
      },
      withSettlementStopped: (change) => this.#withSettlementStopped(change),
      pauseSettlement() {
        scheduler.isPaused = true
      },
      report: (text) => this.#report(text),
      signal: this.#stopped.signal,
    }
    this.#snapshots = new Snapshots(context, this.#lock)
    this.#reorgs = new Reorgs(context, this.#lock)
  }

  get settlementLayer(): Chain {
    const layer = this.chains.find(({ isSettlementLayer }) => isSettlementLayer)
    if (!layer) throw new Error('The network has not been started')
    return layer
  }

  get settlement(): Settlement {
    if (!this.#settlement) throw new Error('The network has not been started')
    return this.#settlement
  }

  /** The chains that settle on the settlement layer. */
  get settlingChains(): Chain[] {
    return this.chains.filter(({ isSettlementLayer }) => !isSettlementLayer)
  }

  async start(table: ChainTable, onProgress: (step: string) => void): Promise<void> {
    onProgress(`Starting ${table.chains.length + 1} nodes`)
    const layer = this.#createChain(table.settlementLayer, { isSettlementLayer: true })
    const settling = table.chains.map((config) => this.#createChain(config))
    // Registered before the start, so that all are stopped if one fails.
    this.chains.push(layer, ...settling)
    if (this.#state.saved !== null) await this.#completeRevert(layer)
    await Promise.all(this.chains.map(startLimited))
    for (const chain of settling)
      if (chain.node.journal.followUp) await this.#reorgs.resume(chain, chain.node.journal.followUp)
    if (this.#state.saved === null) {
      onProgress('Deploying system contracts')
      await Promise.all([
        prepareSettlementLayer(
          layer.node.client,
          settling.map(({ config }) => config),
          {
            system: this.#system,
            accounts: layer.config.accounts,
            signal: this.#stopped.signal,
          },
        ),
        ...settling.map(async ({ node, config }) =>
          prepareChain(node.client, this.#system, config.accounts),
        ),
      ])
    }
    // Registers a chain whose addition was interrupted.
    await this.whileMining(async () => {
      for (const chain of settling) await this.#register(chain)
    })
    onProgress('Syncing the settlement state')
    // A batch may be rejected before settlement has started; the rollback is queued until then.
    await this.#changes.run(() => this.#settle())
    const { contradiction } = this.settlement
    if (contradiction) throw contradiction
  }

  /** A client of a chain that waits while its node is being restarted. */
  client({ node }: Chain): Client {
    return durableClient(node, this.#stopped.signal)
  }

  /**
   * Adds a chain, whose messages settle like those of the others.
   *
   * @param complete - Deploys its contracts; no snapshot is taken before that.
   */
  addChain<result>(
    config: ChainConfig,
    complete: (chain: Chain) => Promise<result>,
  ): Promise<result> {
    return this.#changing(async () => {
      const chain = this.#createChain(config)
      const { node } = chain
      const { node: layer } = this.settlementLayer
      const { signal } = this.#stopped
      try {
        await startLimited(chain)
        await retryAcrossRestarts([node, layer], signal, () => this.#register(chain))
        await this.settlement.addChain(chain)
      } catch (error) {
        await chain.node.stop()
        throw error
      }
      this.chains.push(chain)
      // Contracts may be deployed by code that does not end with the network.
      return abortable(complete(chain), signal)
    })
  }

  /** Runs `work` while pending transactions are mined, even if automine is off. */
  whileMining<result>(work: () => Promise<result>): Promise<result> {
    return whileMining(
      this.chains.map(({ node }) => node),
      work,
    )
  }

  /** Seals a batch of all blocks so far on every chain, once no rollback or reorg is in progress. */
  sealBatches(): Promise<void> {
    return this.#changes.run(async () => this.settlement.sealNow())
  }

  /** Takes a snapshot of all chains; returns its id. */
  snapshot(): Promise<Hex> {
    return this.#changes.run(() => this.#snapshots.take())
  }

  /**
   * Reverts all chains to a snapshot, which consumes it and all later ones.
   *
   * @returns Whether the snapshot exists.
   * @throws If a chain was added since.
   */
  revert(id: Hex): Promise<boolean> {
    return this.#changing(() => this.#snapshots.revert(id))
  }

  /** Drops a chain's last blocks. @throws If one of them is final; then nothing has changed. */
  rollBack(chain: Chain, depth: number): Promise<void> {
    return this.#changing(() => this.#reorgs.rollBack(chain, depth))
  }

  /** Replaces a chain's last blocks. @throws If one of them is final; then nothing has changed. */
  replaceBlocks(chain: Chain, depth: number, blocks: NewBlocks): Promise<DroppedTransaction[]> {
    return this.#changing(() => this.#reorgs.replaceBlocks(chain, depth, blocks))
  }

  /**
   * Drops a chain's last blocks and replays their transactions behind an empty block.
   *
   * @returns What could not be replayed.
   * @throws If one of the blocks is final; then nothing has changed.
   */
  reorg(chain: Chain, depth: number): Promise<DroppedTransaction[]> {
    return this.#changing(() => this.#reorgs.reorg(chain, depth))
  }

  /**
   * Imports a forged root, which the settlement layer never published, into a chain.
   *
   * @param root - Random if omitted.
   * @returns The block number of the settlement layer under which the chain stores it.
   */
  async forgeRoot(chain: Chain, root?: Hash): Promise<bigint> {
    this.assertWritable()
    return this.#reorgs.forgeRoot(chain, root)
  }

  /** @throws `NotWritableError` while the state cannot be persisted. */
  assertWritable(): void {
    for (const { node } of this.chains) node.journal.assertWritable()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    const settlementStopped = this.#settlement?.stop()
    for (const { node } of this.chains) node.stopRetrying()
    await this.#changes.settled()
    await settlementStopped
    await this.#settlement?.stop()
    const stopped = await Promise.allSettled(this.chains.map(({ node }) => node.stop()))
    const errors = stopped.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    )
    if (errors.length > 0) throw new AggregateError(errors, 'Not all nodes could be stopped')
  }

  /** Registers a chain with the settlement layer, unless it is registered. */
  async #register({ config, node }: Chain): Promise<void> {
    const { client: layer } = this.settlementLayer.node
    if (await isRegistered(layer, config)) return
    await prepareChain(node.client, this.#system, config.accounts)
    await registerChain(layer, config, this.#stopped.signal)
  }

  #createChain(config: ChainConfig, { isSettlementLayer = false } = {}): Chain {
    const node: SupervisedNode = new SupervisedNode({
      chainId: config.id,
      name: config.name,
      openStore: () => this.#state.store(config),
      genesisTime: this.genesisTime,
      finalBlock: (): bigint => chain.finalBlock,
      isThrottled: this.#miningThrottle,
      log: this.#logs(config.name),
      onError: this.#onError,
    })
    node.onDown((reason) =>
      this.#report(
        reason instanceof ForeignRequestError
          ? `Another program or a web page called ${reason.method} on the node of ${config.name} directly, bypassing the network: the node is restarted without those changes`
          : `The node of ${config.name} has ended and is being restarted`,
      ),
    )
    node.onResponsive((isResponsive) =>
      this.#report(
        isResponsive
          ? `The node of ${config.name} is responsive again`
          : `The node of ${config.name} is not responsive: it will be restarted after ${hangTimeoutMs / 1_000} s`,
      ),
    )
    node.onUp(() => {
      if (node.incarnation > 1)
        this.#report(`The node of ${config.name} was restarted at block ${node.blocks.head}`)
    })
    const chain: Chain = new Chain(config, node, { isSettlementLayer })
    return chain
  }

  /** Completes a revert that was interrupted by the end of this program. */
  async #completeRevert({ node: layer }: Chain): Promise<void> {
    const others = layer.journal.readFollowUp()?.others ?? []
    if (others.length === 0) return
    for (const { chainId, to } of others)
      await this.chains
        .find(({ config }) => config.id === chainId)
        ?.node.journal.rollBackStopped(to)
    await layer.journal.completeRollback()
  }

  #report(text: string): void {
    this.#log.warn(text)
    this.#onEvent(text)
  }

  async #settle(): Promise<void> {
    await Promise.all(this.chains.map(({ node }) => node.whenUp(this.#stopped.signal)))
    this.#settlement = await startSettlement({
      settlementLayer: this.settlementLayer.node,
      chains: this.settlingChains,
      scheduler: this.scheduler,
      faults: this.faults,
      lock: this.#lock,
      log: this.#log,
      onRefused: (chain, batch) => this.#rollBackRefused(chain, batch),
      onHalt: (work, reason) => this.#report(describeHalt(work, reason)),
      onError: this.#onError,
    })
  }

  /** Rolls back a chain that imported a forged interop root, but not again if it imports the same one again. */
  #rollBackRefused(chain: Chain, batch: Batch): void {
    const halt = (why: string) =>
      this.settlement.halt(
        chain,
        `Batch ${batch.number} was rejected:  ${why}. Revert to an earlier snapshot, or roll the chain back with anvil_rollback.`,
      )
    this.#changes
      .run(async () => {
        // Restarting settlement for a batch that no longer exists would end in an endless loop.
        if (chain.batch(batch.number) !== batch) return
        const forged = (await this.#reorgs.forgedRoots(chain, batch)).map(
          ({ blockNumber }) => blockNumber,
        )
        const before = this.#forged.get(chain) ?? new Set()
        if (forged.length === 0)
          halt('an interop root that it imports was not published when it was executed')
        else if (forged.some((blockNumber) => before.has(blockNumber)))
          halt('it imports a forged interop root again, for which the chain was rolled back before')
        else {
          await this.#reorgs.rollBackRefused(chain, batch)
          this.#forged.set(chain, new Set([...before, ...forged]))
        }
      })
      .catch((error) => {
        if (!this.#stopped.signal.aborted)
          halt(
            `it imports a forged interop root, and cannot be rolled back: ${describeFailedCall(error)}`,
          )
      })
  }

  async #withSettlementStopped<result>(change: () => Promise<result>): Promise<result> {
    await this.settlement.stop()
    try {
      return await change()
    } finally {
      for (const chain of this.chains) chain.clear()
      await this.#settle()
    }
  }

  /** Runs a change of chains, one at a time. @throws `NotWritableError` */
  #changing<result>(work: () => Promise<result>): Promise<result> {
    return this.#changes.run(() => {
      this.assertWritable()
      this.#forged.clear()
      return work()
    })
  }
}

function describeHalt(work: HaltedWork, reason: string | null): string {
  if (work === 'settlementLayer')
    return reason === null ? 'Settlement has resumed.' : `Settlement is halted. ${reason}`
  const { name } = work.chain.config
  if (work.work === 'settlement')
    return reason === null
      ? `Settlement of ${name} has resumed.`
      : `Settlement of ${name} is halted. ${reason}`
  return reason === null
    ? `Imports of interop roots on ${name} have resumed.`
    : `Imports of interop roots on ${name} are halted. ${reason}`
}

async function startLimited(chain: Chain): Promise<void> {
  const { node } = chain
  await node.start()
  await limitBlockGas(node.client, blockGasLimits(chain).max)
}
