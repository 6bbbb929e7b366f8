import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { Address } from 'viem'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { ReadWriteLock } from '../../ReadWriteLock'
import type { Faults } from '../Faults'
import type { Batch } from './Batch'
import type { Chain } from './Chain'
import { createBatcher } from './createBatcher'
import { createRootImporter } from './createRootImporter'
import { createSettler } from './createSettler'
import { followSettlement } from './followSettlement'
import { getSettlementContract, type SettlementContract } from './genesis'
import type { SettlementScheduler } from './SettlementScheduler'
import { toChainBlock } from './toChainBlock'
import type { ExpectRoot } from './tryStep'

/** Progress of a chain. */
export type SettlementProgress = {
  /** Number of the last batch that was sealed; 0 before the first. */
  sealed: number
  committed: number
  proven: number
  executed: number
  /** Block of the settlement layer whose root was imported last; null before the first. */
  lastImportedRoot: number | null
  /** Messages whose batch is not executed yet. */
  pendingMessages: number
  /** Why settlement of the chain is halted, and how to fix it; null while it is not. */
  settlementHalted: string | null
  /** Why imports of interop roots are halted, and how to fix it; null while they are not. */
  importsHalted: string | null
}

export type Settlement = {
  /** The chain's contract on the settlement layer; null for a chain that does not settle there. */
  contractOf: (chain: Chain) => Address | null
  /** Why all settlement is halted; null while it is not. */
  readonly halted: string | null
  /** How the settlement layer contradicts a chain; null while it does not. */
  readonly contradiction: Error | null
  /** Progress of each chain that settles. */
  progress: () => { chain: Chain; progress: SettlementProgress }[]
  /** Adds a chain that is registered with the settlement layer. */
  addChain: (chain: Chain) => Promise<void>
  /** Seals a batch of all blocks so far on every chain. */
  sealNow: () => void
  /** Halts the settlement of a chain until settlement restarts. */
  halt: (chain: Chain, reason: string) => void
  /** Resolves once all work has ended. */
  stop: () => Promise<void>
}

/** What the pipelines of all chains share. */
type Shared = {
  settlementLayer: SupervisedNode
  scheduler: SettlementScheduler
  faults: Faults
  /** Held, shared, by what is sent to a chain or the settlement layer. */
  lock: ReadWriteLock
  log: Logger
  /**
   * Called when the settlement layer rejects a batch, and hence all later ones, as it imported a forged interop root.
   */
  onRejected: (chain: Chain, batch: Batch) => void
  /** Called with the reason when something is halted, and with null when it resumes. */
  onHalt: (what: HaltedWork, reason: string | null) => void
  onError: (error: Error) => void
}

/** What can be halted: settlement or imports of a chain, or all settlement. */
export type HaltedWork = { chain: Chain; work: 'settlement' | 'imports' } | 'settlementLayer'

/**
 * Connects independent chains: the blocks of a chain are batched, the batches settle on the settlement layer, and their
 * messages become verifiable on every other chain. Earlier settlement is read from the settlement layer first.
 *
 * @param chains - Chains that settle; they are registered with the settlement layer.
 * @param stopped - Aborted when the network is stopped, which also ends the start.
 * @throws If the chains and the settlement layer contradict each other.
 */
export async function startSettlement({
  chains,
  stopped,
  ...shared
}: Shared & { chains: readonly Chain[]; stopped: AbortSignal }): Promise<Settlement> {
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, stopped])
  const { settlementLayer, onHalt, onError } = shared
  // Every delay of every chain adds a listener.
  setMaxListeners(0, signal)
  const pipelines: SettlementPipeline[] = []
  const opened: { stop: () => Promise<void> }[] = []
  const contracts = new Map<Address, Chain>()
  let halted: string | null = null
  let contradiction: Error | null = null
  let expectRoot: ExpectRoot = () => null

  async function prepare(chain: Chain): Promise<SettlementPipeline> {
    const contract = await retryAcrossRestarts([settlementLayer], signal, () =>
      getSettlementContract(settlementLayer.client, chain.config),
    )
    signal.throwIfAborted()
    const pipeline = createSettlementPipeline({
      ...shared,
      ...{ chain, contract, signal },
      expectRoot: (batch, head) => expectRoot(batch, head),
    })
    opened.push(pipeline)
    contracts.set(contract.address, chain)
    await pipeline.caughtUp
    return pipeline
  }

  async function stop(): Promise<void> {
    abort.abort()
    await Promise.all(opened.map((one) => one.stop()))
  }

  async function start(): Promise<void> {
    pipelines.push(...(await Promise.all(chains.map(prepare))))
    const layer = await followSettlement({
      node: settlementLayer,
      contracts,
      signal,
      onInteropRoot(root, hasMessages) {
        for (const { importer } of pipelines) importer.add(root, hasMessages)
      },
      onRootMismatch(reason) {
        if (reason === halted) return
        halted = reason
        onHalt('settlementLayer', reason)
      },
      onContradiction(chain, error) {
        contradiction ??= error
        pipelines
          .find((pipeline) => pipeline.chain === chain)
          ?.halt(`${error.message} Revert to an earlier snapshot.`)
      },
      onError,
    })
    opened.push(layer)
    expectRoot = layer.expectRoot
    await layer.caughtUp
    await Promise.all(pipelines.map((pipeline) => pipeline.start()))
  }

  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }

  return {
    contractOf: (chain) =>
      pipelines.find((pipeline) => pipeline.chain === chain)?.contract.address ?? null,
    get halted() {
      return halted
    },
    get contradiction() {
      return contradiction
    },
    progress: () =>
      pipelines.map(({ chain, importer, settlementHalt }) => ({
        chain,
        progress: {
          ...batchProgress(chain),
          lastImportedRoot: importer.lastBlock === null ? null : Number(importer.lastBlock),
          settlementHalted: halted ?? settlementHalt(),
          importsHalted: importer.halt,
        },
      })),
    async addChain(chain) {
      const pipeline = await prepare(chain)
      pipelines.push(pipeline)
      await pipeline.start()
    },
    sealNow() {
      for (const pipeline of pipelines) pipeline.sealNow()
    },
    halt(chain, reason) {
      pipelines.find((pipeline) => pipeline.chain === chain)?.halt(reason)
    },
    stop,
  }
}

type SettlementPipeline = ReturnType<typeof createSettlementPipeline>

/** Settles the batches of one chain, and imports interop roots into it. */
function createSettlementPipeline({
  settlementLayer,
  chain,
  contract,
  onRejected,
  onHalt,
  ...shared
}: Shared & {
  chain: Chain
  contract: SettlementContract
  signal: AbortSignal
  expectRoot: ExpectRoot
}) {
  const { scheduler, onError } = shared
  const halted = new AbortController()
  let haltReason: string | null = null
  const onSettlementHalt = (reason: string | null) => onHalt({ chain, work: 'settlement' }, reason)
  const settler = createSettler({
    ...shared,
    signal: AbortSignal.any([shared.signal, halted.signal]),
    node: settlementLayer,
    chainId: chain.id,
    contract,
    onRejected: (batch) => onRejected(chain, batch),
    onHalt: onSettlementHalt,
  })
  const importer = createRootImporter({
    ...shared,
    chain,
    onHalt: (reason) => onHalt({ chain, work: 'imports' }, reason),
  })
  let batcher: ReturnType<typeof createBatcher> | undefined
  const follower = chain.node.blocks.follow({
    after: 0n,
    onBlock(block) {
      chain.add(toChainBlock(block))
      batcher?.wake()
    },
    onError,
  })
  return {
    chain,
    contract,
    importer,
    caughtUp: follower.caughtUp,
    /** Resumes unfinished settlement. */
    async start() {
      await importer.start()
      for (const batch of chain.batches.filter(({ execute }) => !execute)) {
        const contents = await retryAcrossRestarts([chain.node], shared.signal, () =>
          chain.contents(batch),
        )
        void settler.settle(batch, contents)
      }
      if (haltReason !== null) return
      batcher = createBatcher({
        chain,
        scheduler,
        commit: settler.settle,
        onHalt: onSettlementHalt,
      })
    },
    sealNow: () => batcher?.sealNow(),
    /** Halts settlement permanently. */
    halt(reason: string): void {
      haltReason ??= reason
      halted.abort()
      batcher?.stop()
      onSettlementHalt(haltReason)
    },
    settlementHalt: () => haltReason ?? settler.halt ?? batcher?.halt ?? null,
    async stop() {
      batcher?.stop()
      await Promise.all([follower.stop(), settler.ended(), importer.ended()])
    },
  }
}

function batchProgress({ batches, unsealed }: Chain) {
  // Batches settle in order.
  const last = (isThere: (batch: Batch) => boolean) => batches.findLastIndex(isThere) + 1
  const executed = last((batch) => batch.execute !== undefined)
  return {
    sealed: batches.length,
    committed: last((batch) => batch.commit !== undefined),
    proven: last((batch) => batch.prove !== undefined),
    executed,
    pendingMessages:
      batches.slice(executed).reduce((count, { messageCount }) => count + messageCount, 0) +
      unsealed.reduce((count, { messages }) => count + messages.length, 0),
  }
}
