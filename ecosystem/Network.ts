import type { Logger } from 'pino'
import {
  encodeFunctionData,
  type Hash,
  type Hex,
  isAddressEqual,
  isHex,
  keccak256,
  numberToHex,
  stringToHex,
} from 'viem'
import { zkChainAbi } from '../contracts/abi/ZKChain'
import { systemAddresses } from '../interop'
import type { ChainConfig } from './config/chains'
import type { SystemContracts } from './config/systemContracts'
import { Faults } from './faults/Faults'
import type { Logs } from './log/openLogs'
import { KeptNode } from './node/KeptNode'
import { keptStates, type NodeClient } from './node/startNode'
import { type StoredTransaction, toStored } from './node/toStored'
import { writeAs } from './node/writeAs'
import type { Batch } from './settlement/Batch'
import { Chain } from './settlement/Chain'
import { Gate } from './settlement/Gate'
import {
  getSettlementContract,
  isRegistered,
  prepareChain,
  prepareSettlementLayer,
  registerChain,
} from './settlement/genesis'
import { type Settlement, startSettlement } from './settlement/startSettlement'
import type { Tempo } from './settlement/Tempo'
import { writeRoots } from './settlement/writeRoots'
import type { State } from './state/openState'

type Snapshot = {
  id: Hex
  nodes: readonly { chain: Chain; snapshot: Hex; life: number }[]
}

/**
 * The chains of an ecosystem and their settlement, and what can be done to all of them at once. Whatever changes a
 * chain's past stops settlement first, and has it learn everything anew afterwards.
 */
export class Network {
  readonly chains: Chain[] = []
  readonly tempo: Tempo
  readonly faults = new Faults()
  readonly genesisTime: number
  readonly #system: SystemContracts
  readonly #state: State
  readonly #gate = new Gate()
  readonly #logs: Logs
  readonly #log: Logger
  readonly #onEvent: (text: string) => void
  readonly #onError: (error: Error) => void
  readonly #stopped = new AbortController()
  #settlement: Settlement | undefined
  #snapshots: Snapshot[] = []
  #snapshotCount = 0
  #poisonCount = 0
  #changes: Promise<unknown> = Promise.resolve()

  constructor({
    system,
    state,
    tempo,
    logs,
    onEvent,
    onError,
  }: {
    system: SystemContracts
    state: State
    tempo: Tempo
    logs: Logs
    /** Told in words what people should know of. */
    onEvent: (text: string) => void
    onError: (error: Error) => void
  }) {
    this.#system = system
    this.#state = state
    this.tempo = tempo
    this.genesisTime = state.saved?.genesisTime ?? Math.floor(Date.now() / 1_000)
    this.#logs = logs
    this.#log = logs('ecosystem')
    this.#onEvent = onEvent
    this.#onError = onError
  }

  get settlementLayer(): Chain {
    const [layer] = this.chains
    if (!layer) throw new Error('The network has not been started')
    return layer
  }

  get settlement(): Settlement {
    if (!this.#settlement) throw new Error('The network has not been started')
    return this.#settlement
  }

  /** @param table - The settlement layer first. */
  async start(table: readonly ChainConfig[], onProgress: (step: string) => void): Promise<void> {
    onProgress(`Starting ${table.length} nodes`)
    // Each is there to be stopped, also if another fails.
    this.chains.push(...table.map((config) => this.#createChain(config)))
    await Promise.all(this.chains.map(({ node }) => node.start()))
    const [layer, ...settling] = this.chains
    if (!layer) throw new Error('The chain table is empty')
    if (this.#state.saved === null) {
      onProgress('Putting the system contracts in place')
      await Promise.all([
        prepareSettlementLayer(
          layer.node.client,
          settling.map(({ config }) => config),
          this.#system,
        ),
        ...settling.map(({ node }) => prepareChain(node.client, this.#system)),
      ])
    }
    // One whose addition was interrupted.
    for (const chain of settling) await this.#register(chain)
    onProgress('Learning what has been settled')
    await this.#settle()
  }

  /** Starts another chain, whose messages settle like those of the others. */
  addChain(config: ChainConfig): Promise<Chain> {
    return this.#exclusively(async () => {
      this.assertWritable()
      const chain = this.#createChain(config)
      try {
        await chain.node.start()
        await this.#register(chain)
        await this.settlement.addChain(chain)
      } catch (error) {
        await chain.node.stop()
        throw error
      }
      // The rewards chain is the last.
      this.chains.splice(-1, 0, chain)
      return chain
    })
  }

  /** Remembers the state of all chains; returns the name of it. */
  snapshot(): Promise<Hex> {
    return this.#exclusively(() =>
      this.#gate.whileClosed(async () => {
        const nodes = await Promise.all(
          this.chains.map(async (chain) => ({
            chain,
            snapshot: await chain.node.client.snapshot(),
            life: chain.node.lives,
          })),
        )
        this.#snapshotCount++
        const id = numberToHex(this.#snapshotCount)
        this.#snapshots.push({ id, nodes })
        return id
      }),
    )
  }

  /**
   * Takes all chains back to a snapshot, which with all later ones is used up.
   *
   * @returns Whether there is such a snapshot.
   * @throws If a node was restarted since, and has lost it, or a chain is newer.
   */
  revert(id: Hex): Promise<boolean> {
    return this.#exclusively(async () => {
      this.assertWritable()
      const index = this.#snapshots.findIndex((snapshot) => BigInt(snapshot.id) === BigInt(id))
      const found = this.#snapshots[index]
      if (!found) return false
      for (const { chain, life } of found.nodes)
        if (chain.node.lives !== life)
          throw new Error(
            `Snapshot ${id} is gone: the node of ${chain.config.name} has been restarted since.`,
          )
      if (found.nodes.length !== this.chains.length)
        throw new Error(
          `Snapshot ${id} is older than one of the chains: nothing can go back to it.`,
        )
      this.#snapshots = this.#snapshots.slice(0, index)
      await this.#rewrite(async () => {
        const [layer, ...others] = found.nodes.map(
          ({ chain: { node }, snapshot }) =>
            () =>
              node.rewrite((client) => client.revert({ id: snapshot })),
        )
        // Interrupted halfway, chains that are ahead of the settlement layer settle again, but none may lack what is
        // settled.
        await layer?.()
        await Promise.all(others.map((goBack) => goBack()))
      })
      return true
    })
  }

  /**
   * Takes a chain's last blocks back, as far as their batches are not executed. Batches that are committed or proven are
   * taken back on the settlement layer as well.
   *
   * @param change - Carries it out on the node.
   * @throws If one of the blocks is final.
   */
  takeBack(
    chain: Chain,
    depth: number,
    change: (client: NodeClient) => Promise<void> = (client) => rollBack(client, depth),
  ): Promise<void> {
    return this.#exclusively(() => {
      this.assertWritable()
      return this.#rewrite(() => this.#takeBack(chain, depth, change))
    })
  }

  /** Takes a chain's last blocks back and makes others of their transactions, behind an empty one. */
  reorganize(chain: Chain, depth: number): Promise<void> {
    return this.#exclusively(() => {
      this.assertWritable()
      return this.#rewrite(async () => {
        const transactions = await transactionsOf(chain, depth)
        await this.#takeBack(chain, depth, async (client) => {
          await rollBack(client, depth)
          await client.mine({ blocks: 1 })
        })
        await sendAgain(chain, transactions)
      })
    })
  }

  /**
   * Has a chain import a root that the settlement layer never had. The batch with it cannot be executed, and the chain
   * is taken back to the block before it.
   *
   * @param root - Made up if left out.
   * @returns The block of the settlement layer under which the chain has it.
   */
  async poisonRoot(
    chain: Chain,
    root: Hash = keccak256(stringToHex(`poisoned root ${this.#poisonCount}`)),
  ): Promise<bigint> {
    this.assertWritable()
    this.#poisonCount++
    const head = await this.settlementLayer.node.client.getBlockNumber()
    const blockNumber = head + 1_000_000n + BigInt(this.#poisonCount)
    const { id: chainId } = this.settlementLayer
    await this.#gate.pass(() => writeRoots(chain.node, [{ chainId, blockNumber, root }]))
    return blockNumber
  }

  /** @throws `NotWritableError` while nothing that is accepted could be kept. */
  assertWritable(): void {
    for (const { node } of this.chains) node.assertWritable()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    const settlementStopped = this.#settlement?.stop()
    for (const { node } of this.chains) node.stopRetrying()
    await this.#changes
    await settlementStopped
    await this.#settlement?.stop()
    const stopped = await Promise.allSettled(this.chains.map(({ node }) => node.stop()))
    const errors = stopped.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    )
    if (errors.length > 0) throw new AggregateError(errors, 'Not all nodes could be stopped')
  }

  /** Makes the settlement layer know a chain, unless it does. */
  async #register({ config, node }: Chain): Promise<void> {
    const { client: layer } = this.settlementLayer.node
    if (await isRegistered(layer, config)) return
    await prepareChain(node.client, this.#system)
    await registerChain(layer, config)
  }

  #createChain(config: ChainConfig): Chain {
    const node = new KeptNode({
      chainId: config.id,
      name: config.name,
      openStore: () => this.#state.store(config),
      genesisTime: this.genesisTime,
      log: this.#logs(config.name),
      onError: this.#onError,
    })
    node.onDown(() => this.#tell(`The node of ${config.name} has ended: starting it again`))
    node.onUp(() => {
      if (node.lives > 1) this.#tell(`The node of ${config.name} is back, at block ${node.head}`)
    })
    return new Chain(config, node)
  }

  #tell(text: string): void {
    this.#log.warn(text)
    this.#onEvent(text)
  }

  async #settle(): Promise<void> {
    const [layer, ...chains] = this.chains
    if (!layer) return
    await Promise.all(this.chains.map(({ node }) => node.whenUp(this.#stopped.signal)))
    this.#settlement = await startSettlement({
      settlementLayer: layer.node,
      chains,
      tempo: this.tempo,
      faults: this.faults,
      gate: this.#gate,
      log: this.#log,
      onRefused: (chain, batch) => {
        this.#takeBackRefused(chain, batch).catch((error) => {
          if (!this.#stopped.signal.aborted) this.#onError(error)
        })
      },
      onError: this.#onError,
    })
  }

  async #takeBackRefused(chain: Chain, batch: Batch): Promise<void> {
    await this.#exclusively(() =>
      this.#rewrite(async () => {
        const { number: first } = batch.firstBlock
        const depth = Number(chain.node.head - first) + 1
        const reason = `Batch ${batch.number} of ${chain.config.name} imported a root that never was`
        if (depth > keptStates) {
          this.tempo.isPaused = true
          return this.#tell(
            `${reason}, ${depth} blocks ago. ${notKept(chain)} Settlement is paused: go back to a snapshot from before that and resume it, or start anew.`,
          )
        }
        this.#tell(`${reason}: taking the chain back to block ${first - 1n}`)
        const transactions = await transactionsOf(chain, depth)
        await this.#takeBack(chain, depth, (client) => rollBack(client, depth))
        await sendAgain(chain, transactions)
      }),
    )
  }

  async #takeBack(
    chain: Chain,
    depth: number,
    change: (client: NodeClient) => Promise<void>,
  ): Promise<void> {
    if (chain === this.settlementLayer)
      throw new Error('The blocks of the settlement layer are final: there is nothing below it.')
    const { client: layer } = this.settlementLayer.node
    const { address, validator } = await getSettlementContract(layer, chain.config)
    const contract = { address, abi: zkChainAbi } as const
    const [executed, committed] = await Promise.all([
      layer.readContract({ ...contract, functionName: 'totalBatchesExecuted' }),
      layer.readContract({ ...contract, functionName: 'totalBatchesCommitted' }),
    ])
    const lastBlock = (batchNumber: bigint) => chain.batch(batchNumber)?.lastBlock.number ?? 0n
    const last = (await chain.node.client.getBlockNumber()) - BigInt(depth)
    if (last < lastBlock(executed))
      throw new Error(
        `Blocks of ${chain.config.name} up to ${lastBlock(executed)} are final, their batches are executed: at most ${Number(last) + depth - Number(lastBlock(executed))} can be taken back now. Pause settlement first to have more.`,
      )
    if (depth > keptStates) throw new Error(notKept(chain))
    let kept = committed
    while (lastBlock(kept) > last) kept--
    if (kept < committed)
      await writeAs(layer, {
        from: validator,
        to: address,
        abi: zkChainAbi,
        data: encodeFunctionData({
          abi: zkChainAbi,
          functionName: 'revertBatches',
          args: [kept],
        }),
      })
    await chain.node.rewrite(change)
  }

  async #rewrite<result>(change: () => Promise<result>): Promise<result> {
    await this.settlement.stop()
    try {
      return await change()
    } finally {
      for (const chain of this.chains) chain.clear()
      await this.#settle()
    }
  }

  /** One change of the network at a time. */
  #exclusively<result>(work: () => Promise<result>): Promise<result> {
    const done = this.#changes.then(work)
    this.#changes = done.catch(() => {})
    return done
  }
}

function notKept({ config }: Chain): string {
  return `Only the last ${keptStates} blocks of ${config.name} can be taken back: of what was before, the state is not kept.`
}

type RollBack = { Method: 'anvil_rollback'; Parameters: [depth: number]; ReturnType: null }

async function rollBack(client: NodeClient, depth: number): Promise<void> {
  await client.request<RollBack>({ method: 'anvil_rollback', params: [depth] })
}

/** The transactions of so many of a chain's last blocks, or of all, but for imports of roots, which come again by themselves. */
async function transactionsOf({ node }: Chain, depth: number): Promise<StoredTransaction[]> {
  const head = await node.client.getBlockNumber()
  const before = head - BigInt(depth)
  const blocks = await node.read((before > 0n ? before : 0n) + 1n, head)
  return Promise.all(
    blocks
      .flatMap(({ transactions }) => transactions)
      .filter(({ from }) => !isAddressEqual(from, systemAddresses.bootloader))
      .map((transaction) => toStored(node.client, transaction)),
  )
}

type Sending = {
  Method: 'eth_sendRawTransaction' | 'eth_sendTransaction'
  Parameters: [StoredTransaction]
  ReturnType: Hash
}

async function sendAgain(
  { node }: Chain,
  transactions: readonly StoredTransaction[],
): Promise<void> {
  for (const transaction of transactions) {
    const method = isHex(transaction) ? 'eth_sendRawTransaction' : 'eth_sendTransaction'
    await node.client.request<Sending>({ method, params: [transaction] }).catch(() => {
      // It depended on what was taken back.
    })
  }
}
