import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { Client, Hex } from 'viem'
import { abortable } from './abortable'
import { ForeignRequestError } from './anvil/ForeignRequestError'
import { hangTimeoutMs } from './anvil/hangTimeout'
import { limitBlockGas } from './anvil/limitBlockGas'
import type { ChainConfig } from './config/chains'
import type { HistoryContext } from './history/HistoryContext'
import { type NewBlocks, Reorgs } from './history/Reorgs'
import { Snapshots } from './history/Snapshots'
import type { Logs } from './log/openLogs'
import { durableClient } from './node/durableClient'
import { SupervisedNode } from './node/SupervisedNode'
import { whileMining } from './node/whileMining'
import type { NetworkChain } from './protocol/NetworkChain'
import type { DroppedTransaction, Protocol } from './protocol/Protocol'
import type { ProtocolHost } from './protocol/ProtocolHost'
import { ProtocolRunner } from './protocol/ProtocolRunner'
import { ReadWriteLock } from './ReadWriteLock'
import { SerialQueue } from './SerialQueue'
import type { State } from './state/openState'

/**
 * The chains of an ecosystem, the protocol that connects them, and what can be done to all of them at once. Whatever
 * changes a chain's history stops the protocol first, which derives its state from the blocks again afterwards.
 */
export class Network<chain extends NetworkChain, protocol extends Protocol<chain>> {
  readonly chains: chain[] = []
  readonly protocol: protocol
  readonly genesisTime: number
  readonly #state: State
  readonly #miningThrottle: boolean
  readonly #logs: Logs
  readonly #log: Logger
  readonly #onEvent: (text: string) => void
  readonly #onError: (error: Error) => void
  readonly #stopped = new AbortController()
  readonly #snapshots: Snapshots
  readonly #reorgs: Reorgs<chain>
  /** Runs one change of the network at a time. */
  readonly #changes = new SerialQueue()
  readonly #runner: ProtocolRunner

  constructor({
    createProtocol,
    state,
    miningThrottle,
    logs,
    onEvent,
    onError,
  }: {
    createProtocol: (host: ProtocolHost<chain>) => protocol
    state: State
    miningThrottle: boolean
    logs: Logs
    /** Called with a human-readable message for each notable event. */
    onEvent: (text: string) => void
    onError: (error: Error) => void
  }) {
    this.#state = state
    this.genesisTime = state.saved?.genesisTime ?? Math.floor(Date.now() / 1_000)
    this.#miningThrottle = miningThrottle
    this.#logs = logs
    this.#log = logs('ecosystem')
    this.#onEvent = onEvent
    this.#onError = onError
    // Whatever waits for a chain listens to it.
    setMaxListeners(0, this.#stopped.signal)
    const shared = {
      chains: this.chains,
      lock: new ReadWriteLock(),
      signal: this.#stopped.signal,
      report: (text: string) => this.#report(text),
    }
    this.protocol = createProtocol({
      ...shared,
      ...{ log: this.#log, onError },
      change: (work) => this.#changes.run(work),
      restart: (begin) => this.#changes.run(() => this.#runner.whileStopped(async () => begin())),
      whenRunning: () => this.#runner.whenRunning(),
      replaceAfter: (chain, lastBlock, stepsAfter) =>
        this.#reorgs.replaceAfter(chain, lastBlock, stepsAfter),
      replayAfter: (chain, lastBlock, options) =>
        this.#reorgs.replayAfter(chain, lastBlock, options),
    })
    this.#runner = new ProtocolRunner({
      protocol: this.protocol,
      signal: this.#stopped.signal,
      onError,
    })
    const context: HistoryContext<chain> = {
      ...shared,
      protocol: this.protocol,
      withProtocolStopped: (change) => this.#runner.whileStopped(change),
    }
    this.#snapshots = new Snapshots(context)
    this.#reorgs = new Reorgs(context)
  }

  /**
   * @param configs - Of all chains; that of the first one's journal commits changes of several chains.
   * @throws If the chains contradict each other.
   */
  async start(configs: readonly ChainConfig[], onProgress: (step: string) => void): Promise<void> {
    onProgress(`Starting ${configs.length} nodes`)
    // Registered before the start, so that all are stopped if one fails.
    this.chains.push(...configs.map((config) => this.#createChain(config)))
    if (this.#state.saved !== null) await this.#completeRevert()
    await Promise.all(this.chains.map(startLimited))
    for (const chain of this.chains)
      if (chain.node.journal.followUp) await this.#reorgs.resume(chain, chain.node.journal.followUp)
    if (this.#state.saved === null) {
      onProgress('Deploying system contracts')
      await this.protocol.install()
    } else {
      // Registers a chain whose addition was interrupted.
      await this.whileMining(async () => {
        for (const chain of this.chains) await this.protocol.register(chain)
      })
    }
    onProgress('Reading the blocks of all chains')
    // The protocol may request a change before it has started: that comes afterwards.
    await this.#changes.run(() => this.#runner.start())
    const { contradiction } = this.protocol
    if (contradiction) throw contradiction
  }

  /** A client of a chain that waits while its node is being restarted. */
  client({ node }: chain): Client {
    return durableClient(node, this.#stopped.signal)
  }

  /**
   * Starts another chain, and connects it with the others.
   *
   * @param complete - Deploys its contracts; no snapshot is taken before that.
   */
  addChain<result>(
    config: ChainConfig,
    complete: (chain: chain) => Promise<result>,
  ): Promise<result> {
    return this.#changing(async () => {
      const chain = this.#createChain(config)
      try {
        await startLimited(chain)
        await this.protocol.register(chain)
        await this.protocol.addChain(chain)
      } catch (error) {
        await chain.node.stop()
        throw error
      }
      this.chains.push(chain)
      // Contracts may be deployed by code that does not end with the network.
      return abortable(complete(chain), this.#stopped.signal)
    })
  }

  /** Runs `work` while pending transactions are mined, even if automine is off. */
  whileMining<result>(work: () => Promise<result>): Promise<result> {
    return whileMining(
      this.chains.map(({ node }) => node),
      work,
    )
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
  rollBack(chain: chain, depth: number): Promise<void> {
    return this.#changing(() => this.#reorgs.rollBack(chain, depth))
  }

  /** Replaces a chain's last blocks. @throws If one of them is final; then nothing has changed. */
  replaceBlocks(chain: chain, depth: number, blocks: NewBlocks): Promise<DroppedTransaction[]> {
    return this.#changing(() => this.#reorgs.replaceBlocks(chain, depth, blocks))
  }

  /**
   * Drops a chain's last blocks and replays their transactions behind an empty block.
   *
   * @returns What could not be replayed.
   * @throws If one of the blocks is final; then nothing has changed.
   */
  reorg(chain: chain, depth: number): Promise<DroppedTransaction[]> {
    return this.#changing(() => this.#reorgs.reorg(chain, depth))
  }

  /** @throws `NotWritableError` while the state cannot be persisted. */
  assertWritable(): void {
    for (const { node } of this.chains) node.journal.assertWritable()
  }

  /** @throws `HaltedError` if the network could not continue after a change of its history. */
  assertNotHalted(): void {
    this.#runner.assertNotHalted()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    const stopping = this.#runner.stop()
    for (const { node } of this.chains) node.stopRetrying()
    await this.#changes.settled()
    await stopping
    // A change may have started it again.
    await this.#runner.stop()
    const stopped = await Promise.allSettled(this.chains.map(({ node }) => node.stop()))
    const errors = stopped.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    )
    if (errors.length > 0) throw new AggregateError(errors, 'Not all nodes could be stopped')
  }

  #createChain(config: ChainConfig): chain {
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
    const chain = this.protocol.createChain(config, node)
    return chain
  }

  /** Completes a revert that was interrupted by the end of this program. */
  async #completeRevert(): Promise<void> {
    const [first] = this.chains
    const others = first?.node.journal.readFollowUp()?.others ?? []
    if (others.length === 0) return
    for (const { chainId, to } of others)
      await this.chains
        .find(({ config }) => config.id === chainId)
        ?.node.journal.rollBackStopped(to)
    await first?.node.journal.completeRollback()
  }

  #report(text: string): void {
    this.#log.warn(text)
    this.#onEvent(text)
  }

  /** Runs a change of chains, one at a time. @throws `NotWritableError` */
  #changing<result>(work: () => Promise<result>): Promise<result> {
    return this.#changes.run(() => {
      this.assertWritable()
      this.protocol.beforeChange()
      return work()
    })
  }
}

async function startLimited({ node, blockGasLimits }: NetworkChain): Promise<void> {
  await node.start()
  await limitBlockGas(node.client, blockGasLimits.max)
}
