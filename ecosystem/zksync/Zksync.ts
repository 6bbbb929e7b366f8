import { type Hash, keccak256, stringToHex } from 'viem'
import { getInteropRoot } from '../../interop'
import { describeFailedCall } from '../anvil/describeFailedCall'
import type { ReplayableTransaction } from '../anvil/toReplayable'
import type { ChainConfig } from '../config/chains'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { Protocol } from '../protocol/Protocol'
import type { ProtocolHost } from '../protocol/ProtocolHost'
import type { ProtocolRpc } from '../protocol/ProtocolRpc'
import { Faults } from './Faults'
import { planReplay } from './planReplay'
import { createRpc } from './rpc/createRpc'
import type { Batch } from './settlement/Batch'
import { Chain } from './settlement/Chain'
import { checkChainContracts } from './settlement/checkSystemContracts'
import {
  isRegistered,
  networkSenders,
  prepareChain,
  prepareSettlementLayer,
  registerChain,
} from './settlement/genesis'
import { forgedRoots } from './settlement/genuineRoots'
import { assertNotExecuted, revertBatches } from './settlement/revertBatches'
import type { SettlementScheduler } from './settlement/SettlementScheduler'
import { type HaltedWork, type Settlement, startSettlement } from './settlement/startSettlement'
import { writeRoots } from './settlement/writeRoots'
import type { SystemContracts } from './systemContracts'

/** Under a block number of the settlement layer that is far ahead, no genuine root follows a forged one. */
const forgedBlockOffset = 1_000_000n

/**
 * ZKsync's interop: messages are batched, settle on a settlement layer, and are proven against the interop roots that
 * all chains import from there.
 */
export class Zksync implements Protocol<Chain> {
  readonly scheduler: SettlementScheduler
  readonly faults = new Faults()
  readonly #host: ProtocolHost<Chain>
  readonly #settlementLayerId: number
  readonly #system: SystemContracts
  #settlement: Settlement | undefined
  #forgedCount = 0
  /** For each chain, the block numbers of forged interop roots for which it was rolled back. */
  readonly #forged = new Map<Chain, Set<bigint>>()

  constructor(
    host: ProtocolHost<Chain>,
    {
      settlementLayerId,
      system,
      scheduler,
    }: { settlementLayerId: number; system: SystemContracts; scheduler: SettlementScheduler },
  ) {
    this.#host = host
    this.#settlementLayerId = settlementLayerId
    this.#system = system
    this.scheduler = scheduler
  }

  get settlementLayer(): Chain {
    const layer = this.#host.chains.find(({ isSettlementLayer }) => isSettlementLayer)
    if (!layer) throw new Error('The network has not been started')
    return layer
  }

  /** The chains that settle on the settlement layer. */
  get settlingChains(): Chain[] {
    return this.#host.chains.filter(({ isSettlementLayer }) => !isSettlementLayer)
  }

  get settlement(): Settlement {
    if (!this.#settlement) throw new Error('The network has not been started')
    return this.#settlement
  }

  get contradiction(): Error | null {
    return this.settlement.contradiction
  }

  createChain(config: ChainConfig, node: SupervisedNode): Chain {
    return new Chain(config, node, { isSettlementLayer: config.id === this.#settlementLayerId })
  }

  async install(): Promise<void> {
    const { settlementLayer, settlingChains } = this
    await Promise.all([
      prepareSettlementLayer(
        settlementLayer.node.client,
        settlingChains.map(({ config }) => config),
        {
          system: this.#system,
          accounts: settlementLayer.config.accounts,
          signal: this.#host.signal,
        },
      ),
      ...settlingChains.map(async ({ node, config }, index) => {
        await prepareChain(node.client, this.#system, config.accounts)
        // All chains have the same.
        if (index === 0) await checkChainContracts(node.client)
      }),
    ])
  }

  async register({ config, node, isSettlementLayer }: Chain): Promise<void> {
    if (isSettlementLayer) return
    const { node: layer } = this.settlementLayer
    const { signal } = this.#host
    await retryAcrossRestarts([node, layer], signal, async () => {
      if (await isRegistered(layer.client, config)) return
      await prepareChain(node.client, this.#system, config.accounts)
      await registerChain(layer.client, config, signal)
    })
  }

  async start(): Promise<void> {
    const { chains, lock, log, onError, report, signal } = this.#host
    const { faults } = this
    for (const chain of chains) chain.clear()
    await Promise.all(chains.map(({ node }) => node.whenUp(signal)))
    this.#settlement = await startSettlement({
      settlementLayer: this.settlementLayer.node,
      chains: this.settlingChains,
      stopped: signal,
      ...{ scheduler: this.scheduler, faults, lock, log, onError },
      onRejected: (chain, batch) => this.#rollBackRefused(chain, batch),
      onHalt: (work, reason) => report(describeHalt(work, reason)),
    })
  }

  async stop(): Promise<void> {
    await this.#settlement?.stop()
  }

  addChain(chain: Chain): Promise<void> {
    return this.settlement.addChain(chain)
  }

  beforeChange(): void {
    this.#forged.clear()
  }

  async assertNotFinal(chain: Chain, lastBlock: bigint): Promise<void> {
    if (chain.isSettlementLayer)
      throw new Error('The blocks of the settlement layer are always final.')
    await assertNotExecuted(this.settlementLayer, chain, lastBlock, this.#host.signal)
  }

  revertAfter(chain: Chain, lastBlock: bigint): Promise<void> {
    return revertBatches(this.settlementLayer, chain, lastBlock, this.#host.signal)
  }

  planReplay(transaction: ReplayableTransaction): ReturnType<typeof planReplay> {
    return planReplay(transaction, this.settlementLayer, this.#host.signal)
  }

  clientHash({ aliases }: Chain, nodeHash: Hash): Hash {
    return aliases.getByNodeHash(nodeHash)?.hash ?? nodeHash
  }

  /** The JSON-RPC of a chain, on top of its plain node. */
  rpc(chain: Chain, node: JsonRpcCall): ProtocolRpc {
    const { aliases } = chain
    const contract = this.settlement.contractOf(chain)
    const { chains } = this.#host
    return createRpc(
      {
        ...{ chain, node, aliases, faults: this.faults },
        settlement: contract && { layerId: this.#settlementLayerId, contract },
      },
      { isNetworkSender: (account) => networkSenders(chains).has(account) },
    )
  }

  /** Seals a batch of all blocks so far on every chain, once no rollback or reorg is in progress. */
  sealBatches(): Promise<void> {
    return this.#host.change(async () => this.settlement.sealNow())
  }

  /**
   * Imports a forged root, which the settlement layer never published, into a chain. The batch with it cannot be executed,
   * and the chain is rolled back to the block before it.
   *
   * @param root - Random if omitted.
   * @returns The block number of the settlement layer under which the chain stores it.
   */
  async forgeRoot(
    { node }: Chain,
    root: Hash = keccak256(stringToHex(`forged root ${this.#forgedCount}`)),
  ): Promise<bigint> {
    const { lock, signal } = this.#host
    const { id: chainId, node: layer } = this.settlementLayer
    this.#forgedCount++
    const count = BigInt(this.#forgedCount)
    const head = await retryAcrossRestarts([layer], signal, () => layer.client.getBlockNumber())
    const forged = { chainId, blockNumber: head + forgedBlockOffset + count, root }
    await retryAcrossRestarts([node], signal, async (isRetry) => {
      if (isRetry && (await getInteropRoot(node.client, forged)) !== null) return
      await lock.shared((release) => writeRoots(node, [forged], { onPending: release, signal }))
    })
    return forged.blockNumber
  }

  /** Rolls back a chain that imported a forged interop root, but not again if it imports the same one again. */
  #rollBackRefused(chain: Chain, batch: Batch): void {
    const { change, signal } = this.#host
    change(() => this.#rollBackForged(chain, batch)).catch((error) => {
      if (!signal.aborted)
        this.#haltRefused(
          chain,
          batch,
          `it imports a forged interop root, and cannot be rolled back: ${describeFailedCall(error)}`,
        )
    })
  }

  async #rollBackForged(chain: Chain, batch: Batch): Promise<void> {
    // Restarting settlement for a batch that no longer exists would end in an endless loop.
    const isGone = () => chain.batch(batch.number) !== batch
    if (isGone()) return
    const forged = await this.#forgedBlocks(chain, batch)
    const before = this.#forged.get(chain) ?? new Set()
    if (forged.length === 0)
      return this.#haltRefused(
        chain,
        batch,
        'an interop root that it imports was not published when it was executed',
      )
    if (forged.some((blockNumber) => before.has(blockNumber)))
      return this.#haltRefused(
        chain,
        batch,
        'it imports a forged interop root again, for which the chain was rolled back before',
      )
    const { report } = this.#host
    const lastBlock = batch.firstBlock.number - 1n
    await this.#host.replayAfter(chain, lastBlock, {
      begin() {
        // If the chain was read again while settlement stopped, the batch will be rejected again.
        if (isGone()) return false
        report(
          `Batch ${batch.number} of ${chain.config.name} imported a forged interop root: rolling the chain back to block ${lastBlock}`,
        )
        return true
      },
      onStateGone: (error) => {
        this.scheduler.isPaused = true
        report(
          `${error.message} Settlement is paused. Revert to an earlier snapshot and resume it, or restart the network.`,
        )
      },
    })
    this.#forged.set(chain, new Set([...before, ...forged]))
  }

  /** The block numbers of the settlement layer under which a batch imported forged roots. */
  async #forgedBlocks(chain: Chain, batch: Batch): Promise<bigint[]> {
    const { signal } = this.#host
    const { importedRoots } = await retryAcrossRestarts([chain.node], signal, () =>
      chain.contents(batch),
    )
    const forged = await forgedRoots(this.settlementLayer, importedRoots, signal)
    return forged.map(({ blockNumber }) => blockNumber)
  }

  #haltRefused(chain: Chain, batch: Batch, why: string): void {
    this.settlement.halt(
      chain,
      `Batch ${batch.number} was rejected: ${why}. Revert to an earlier snapshot, or roll the chain back with anvil_rollback.`,
    )
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
