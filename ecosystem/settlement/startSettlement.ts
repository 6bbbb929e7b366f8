import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { Address } from 'viem'
import type { Faults } from '../faults/Faults'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { Batch } from './Batch'
import type { Chain } from './Chain'
import { createBatcher } from './createBatcher'
import { createRootImporter } from './createRootImporter'
import { createSettler, type ExpectRoot } from './createSettler'
import { followSettlement } from './followSettlement'
import { getSettlementContract, type SettlementContract } from './genesis'
import type { ReadWriteLock } from './ReadWriteLock'
import type { SettlementScheduler } from './SettlementScheduler'
import { toChainBlock } from './toChainBlock'

/** How far a chain has come. */
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
  /** Why no batch of the chain settles, and what helps; null while they do. */
  settlementHalted: string | null
  /** Why the chain imports no interop root, and what helps; null while it does. */
  importsHalted: string | null
}

export type Settlement = {
  /** The chain's contract on the settlement layer; null for a chain that does not settle there. */
  contractOf: (chain: Chain) => Address | null
  /** Why nothing settles on the settlement layer; null while it does. */
  readonly halted: string | null
  /** What the settlement layer says of a chain's batches and is not true of them; null while there is nothing. */
  readonly contradiction: Error | null
  /** How far each chain that settles has come. */
  progress: () => { chain: Chain; progress: SettlementProgress }[]
  /** Takes in a chain that the settlement layer knows by now. */
  addChain: (chain: Chain) => Promise<void>
  /** Makes a batch of what there is, on every chain, without waiting for more. */
  sealNow: () => void
  /** Halts the settlement of a chain until settlement restarts. */
  halt: (chain: Chain, reason: string) => void
  /** Resolves once nothing is on its way any more. */
  stop: () => Promise<void>
}

/** What all chains have in common on their way. */
type Shared = {
  settlementLayer: SupervisedNode
  scheduler: SettlementScheduler
  faults: Faults
  /** Held, shared, by what is sent to a chain or the settlement layer. */
  lock: ReadWriteLock
  log: Logger
  /** The settlement layer does not execute this batch, nor any after it: it imported a forged interop root. */
  onRefused: (chain: Chain, batch: Batch) => void
  /** Something is halted for this reason; null once it goes on. */
  onHalt: (what: HaltedWork, reason: string | null) => void
  onError: (error: Error) => void
}

/** What can be halted: the settlement or the imports of a chain, or, with the settlement layer's, all settlement. */
export type HaltedWork = { chain: Chain; work: 'settlement' | 'imports' } | 'settlementLayer'

/**
 * Makes independent chains an ecosystem: what happens on a chain is batched, settles on the settlement layer, and becomes
 * verifiable on every other chain. All that has been settled before is learned from the settlement layer first.
 *
 * @param chains - Those that settle. The settlement layer knows them.
 * @throws If the chains and the settlement layer contradict each other.
 */
export async function startSettlement({
  chains,
  ...shared
}: Shared & { chains: readonly Chain[] }): Promise<Settlement> {
  const abort = new AbortController()
  const { signal } = abort
  const { settlementLayer, onHalt, onError } = shared
  // Every delay of every chain listens to it.
  setMaxListeners(0, signal)
  const pipelines: SettlementPipeline[] = []
  const contracts = new Map<Address, Chain>()
  let halted: string | null = null
  let contradiction: Error | null = null
  let expectRoot: ExpectRoot = () => null

  async function prepare(chain: Chain): Promise<SettlementPipeline> {
    const contract = await retryAcrossRestarts([settlementLayer], signal, () =>
      getSettlementContract(settlementLayer.client, chain.config),
    )
    const pipeline = createSettlementPipeline({
      ...shared,
      ...{ chain, contract, signal },
      expectRoot: (batch, head) => expectRoot(batch, head),
    })
    contracts.set(contract.address, chain)
    await pipeline.caughtUp
    return pipeline
  }

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
  expectRoot = layer.expectRoot
  await layer.caughtUp
  await Promise.all(pipelines.map((pipeline) => pipeline.start()))

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
    async stop() {
      abort.abort()
      await Promise.all([layer.stop(), ...pipelines.map((pipeline) => pipeline.stop())])
    },
  }
}

type SettlementPipeline = ReturnType<typeof createSettlementPipeline>

/** One chain's way to the settlement layer, and the roots' way back. */
function createSettlementPipeline({
  settlementLayer,
  chain,
  contract,
  onRefused,
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
    onRefused: (batch) => onRefused(chain, batch),
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
    /** Goes on with what is not settled. */
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
    /** Settles nothing any more. */
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
