import type { Hash, Hex } from 'viem'
import { inboxStorageKeys, superchainAddresses } from '../../interop/superchain'
import { describeFailedCall } from '../anvil/describeFailedCall'
import { readPool } from '../anvil/poolTransactions'
import type { ReplayableTransaction } from '../anvil/toReplayable'
import type { ChainConfig } from '../config/chains'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { nextTimestamp } from '../node/nextTimestamp'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { Protocol, TransactionReplay } from '../protocol/Protocol'
import type { ProtocolHost } from '../protocol/ProtocolHost'
import type { ProtocolRpc } from '../protocol/ProtocolRpc'
import { declaredKeys } from './admission'
import { alignClocks } from './alignClocks'
import { type ChainExecution, findInvalidBlocks, type InvalidBlocks } from './audit'
import { MessageExpiredError } from './checkMessage'
import { type FollowedChains, followChains } from './followChains'
import { installPredeploys } from './installPredeploys'
import { type ExecutionTime, MessageChecks } from './MessageChecks'
import type { SuperchainPace } from './pace'
import { Relayer } from './relay/Relayer'
import { repair } from './repair'
import { createRpc } from './rpc/createRpc'
import { Safety } from './Safety'
import { SentMessages } from './SentMessages'
import { SuperchainChain } from './SuperchainChain'
import { type SuperchainFaultSettings, SuperchainFaults } from './SuperchainFaults'
import type { Predeploys } from './systemContracts'

/** How a network of the Superchain behaves. */
export type SuperchainSettings = {
  predeploys: Predeploys
  pace: SuperchainPace
  /** Whether the network relays messages. */
  autoRelay: boolean
  /** Seconds for which a message can be executed. */
  messageExpiry: number
  /** Seconds between blocks; null for a block per transaction. */
  blockTime: number | null
}

/**
 * The Superchain's interop: a message is a log that a transaction on another chain relies on. Nodes only accept such
 * transactions whose logs exist, and replace blocks that rely on logs that do not, or no longer.
 */
export class Superchain implements Protocol<SuperchainChain> {
  pace: SuperchainPace
  readonly faults = new SuperchainFaults()
  readonly safety = new Safety(() => this.pace)
  readonly relayer: Relayer
  readonly sentMessages = new SentMessages()
  readonly #host: ProtocolHost<SuperchainChain>
  readonly #options: SuperchainSettings
  readonly #checks: MessageChecks
  #followed: FollowedChains | null = null
  /** Whether a repair is due. */
  #isRepairing = false
  /** Whether invalid blocks are being replaced. */
  #replacesInvalid = false
  #contradiction: Error | null = null

  constructor(host: ProtocolHost<SuperchainChain>, options: SuperchainSettings) {
    this.#host = host
    this.#options = options
    this.pace = options.pace
    this.#checks = new MessageChecks({
      ...{ chains: host.chains, faults: this.faults, safety: this.safety, signal: host.signal },
      expiryWindow: this.messageExpiry,
    })
    this.relayer = new Relayer(
      {
        ...{ chains: host.chains, faults: this.faults, lock: host.lock },
        delay: () => this.pace.relay,
        report: host.report,
        onError: host.onError,
        assertExecutable: (chain, message) => this.#checks.assertExecutable(chain, message),
        explain: explainFailure,
      },
      { isPaused: !options.autoRelay },
    )
  }

  get contradiction(): Error | null {
    return this.#contradiction
  }

  createChain(config: ChainConfig, node: SupervisedNode): SuperchainChain {
    node.onUp(() => {
      if (node.incarnation > 1) this.#alignClocks().catch((error) => this.#fail(error))
    })
    return new SuperchainChain(config, node, this.safety)
  }

  async install(): Promise<void> {
    await Promise.all(this.#host.chains.map((chain) => this.#installOn(chain)))
  }

  async register(chain: SuperchainChain): Promise<void> {
    const { node } = chain
    await retryAcrossRestarts([node], this.#host.signal, async () => {
      if (await isInstalled(node)) return
      await this.#installOn(chain)
    })
  }

  async start(): Promise<void> {
    const { chains, signal } = this.#host
    await Promise.all(chains.map(({ node }) => node.whenUp(signal)))
    while (!(await this.#tryStart()));
    this.relayer.start()
  }

  async stop(): Promise<void> {
    await Promise.all([this.relayer.stop(), this.#followed?.stop()])
    this.#followed = null
  }

  async addChain(chain: SuperchainChain): Promise<void> {
    await this.#alignClocks(chain)
    await this.#followed?.add(chain)
    this.relayer.startFor(chain)
  }

  beforeChange(): void {}

  async assertNotFinal(chain: SuperchainChain, lastBlock: bigint): Promise<void> {
    // An invalid block is never final, however long ago it was mined.
    if (this.#replacesInvalid) return
    const { finalBlock, config } = chain
    if (lastBlock < finalBlock)
      throw new Error(
        `Block ${finalBlock} of ${config.name} is finalized: only later blocks can be dropped. A longer delay of finality can be set with interstake_setPace.`,
      )
  }

  // What relied on the dropped blocks is replaced before the protocol starts again.
  async revertAfter(): Promise<void> {}

  async planReplay(transaction: ReplayableTransaction): Promise<TransactionReplay> {
    return { transaction, isOwn: false }
  }

  clientHash(_chain: SuperchainChain, nodeHash: Hash): Hash {
    return nodeHash
  }

  rpc(chain: SuperchainChain, node: JsonRpcCall): ProtocolRpc {
    return createRpc(this, chain, node)
  }

  get chains(): readonly SuperchainChain[] {
    return this.#host.chains
  }

  /** Seconds for which messages can be executed. */
  get messageExpiry(): bigint {
    return BigInt(this.#options.messageExpiry)
  }

  /** Aborted when the network is stopped. */
  get signal(): AbortSignal {
    return this.#host.signal
  }

  /**
   * Checks what a transaction declares before a chain accepts it.
   *
   * @throws `JsonRpcError` if it relies on a message that is not executable in the next block.
   */
  async admit(chain: SuperchainChain, transaction: unknown): Promise<void> {
    const keys = declaredKeys(transaction)
    if (keys.length === 0) return
    await this.checkKeys(keys, { executedAt: await nextTimestamp(chain.node) })
  }

  /** Checks storage keys of the inbox. @throws `JsonRpcError` if a message is not executable at that time. */
  async checkKeys(keys: readonly Hex[], time: ExecutionTime): Promise<void> {
    // No block is being replaced then.
    await this.#host.whenRunning()
    await this.#checks.assertAcceptable(keys, time)
  }

  /** Sets the faults to inject. What the previous ones prevented from being relayed is tried again. */
  setFaults(settings: SuperchainFaultSettings): void {
    this.faults.settings = settings
    this.relayer.retry()
  }

  #alignClocks(...added: SuperchainChain[]): Promise<void> {
    const { chains, signal } = this.#host
    const nodes = [...chains, ...added].map(({ node }) => node)
    return alignClocks(nodes, signal)
  }

  #fail(error: Error): void {
    if (!this.#host.signal.aborted) this.#host.onError(error)
  }

  /** Reads all blocks, and replaces those that are invalid. Returns whether there were none. */
  async #tryStart(): Promise<boolean> {
    const { chains, report, signal } = this.#host
    await this.#alignClocks()
    this.#checks.clear()
    this.relayer.reset()
    this.sentMessages.clear()
    const followed = followChains({
      ...{ chains, safety: this.safety, relayer: this.relayer, onError: this.#host.onError },
      sentMessages: this.sentMessages,
      audit: (executions) => this.#auditBlock(executions),
    })
    this.#followed = followed
    try {
      const executions = await followed.loaded()
      const invalid = await findInvalidBlocks(executions, (one) => this.#checks.whyInvalid(one))
      // Those that cannot be replaced may have been reverted since.
      if (invalid.size === 0) this.#contradiction = null
      if (invalid.size === 0 || this.#contradiction) {
        await this.#dropInvalidPending()
        await followed.auditFrom(executions.length)
        return true
      }
      await followed.stop()
      await this.#repair(invalid)
    } catch (error) {
      await followed.stop()
      signal.throwIfAborted()
      if (!(error instanceof Error) || error.name !== 'StateGoneError') throw error
      this.#contradiction = new Error(
        `${error.message} Blocks that rely on dropped messages cannot be replaced. Revert to an earlier snapshot, or use another directory.`,
      )
      report(this.#contradiction.message)
    }
    return false
  }

  async #repair(invalid: InvalidBlocks): Promise<void> {
    this.#replacesInvalid = true
    try {
      await repair(invalid, this.#host)
    } finally {
      this.#replacesInvalid = false
    }
  }

  /** Replaces a block as soon as it turns out to be invalid. Returns whether it is valid. */
  async #auditBlock(executions: readonly ChainExecution[]): Promise<boolean> {
    let isValid = true
    for (const execution of executions) {
      if ((await this.#checks.whyInvalid(execution)) === null) continue
      isValid = false
      if (this.#isRepairing) continue
      this.#isRepairing = true
      // Not awaited: the repair waits for the follower that called this.
      this.#host
        .restart(() => {
          this.#isRepairing = false
        })
        .catch(() => {
          // The network has reported it.
        })
    }
    return isValid
  }

  /** Drops pending transactions that rely on messages that were dropped. */
  async #dropInvalidPending(): Promise<void> {
    const { chains, signal, report } = this.#host
    await Promise.all(
      chains.map(({ node, config }) =>
        retryAcrossRestarts([node], signal, async () => {
          for (const { accessList, hash } of await readPool(node.client)) {
            const keys = inboxStorageKeys(accessList ?? [])
            if (keys.length === 0) continue
            const executedAt = await nextTimestamp(node)
            const problem = await this.#checks.problemWith(keys, executedAt)
            if (!problem) continue
            node.pending.untrack(hash)
            await node.call('anvil_dropTransaction', [hash])
            report(
              `Pending transaction ${hash} was dropped from ${config.name}: ${problem.message}`,
            )
          }
        }),
      ),
    )
  }

  async #installOn({ node, config }: SuperchainChain): Promise<void> {
    const { predeploys, blockTime } = this.#options
    await installPredeploys(node.client, predeploys, config.accounts)
    if (blockTime !== null) await node.client.setIntervalMining({ interval: blockTime })
  }
}

async function isInstalled({ client }: SupervisedNode): Promise<boolean> {
  return (await client.getCode({ address: superchainAddresses.crossL2Inbox })) !== undefined
}

function explainFailure(error: unknown): { isExpired: boolean; reason: string } {
  return { isExpired: error instanceof MessageExpiredError, reason: describeFailedCall(error) }
}
