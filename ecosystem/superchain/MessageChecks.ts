import { type Hex, keccak256 } from 'viem'
import type { DeclaredMessage } from '../../interop/superchain'
import { JsonRpcError } from '../jsonrpc/jsonRpc'
import { nextTimestamp } from '../node/nextTimestamp'
import { parseKeys } from './admission'
import type { ChainExecution } from './audit'
import { checkMessage, filterCodes, type MessageRules } from './checkMessage'
import { hasCycle } from './hasCycle'
import { type BlockMessage, declare } from './readBlock'
import type { Safety } from './Safety'
import { type SourceBlock, SourceBlocks } from './SourceBlocks'
import type { SuperchainChain } from './SuperchainChain'
import type { SuperchainFaults } from './SuperchainFaults'

/** When a message is executed. */
export type ExecutionTime = {
  /** Timestamp of the executing block. */
  executedAt: bigint
  /** Seconds after which it has to be executable still. */
  timeout?: bigint
}

/** Checks messages against the blocks of all chains. */
export class MessageChecks {
  readonly #rules: MessageRules
  readonly #faults: SuperchainFaults
  readonly #safety: Safety

  constructor({
    chains,
    expiryWindow,
    faults,
    safety,
    signal,
  }: {
    chains: readonly SuperchainChain[]
    /** Seconds for which a message can be executed. */
    expiryWindow: bigint
    faults: SuperchainFaults
    safety: Safety
    /** Aborted when the network is stopped. */
    signal: AbortSignal
  }) {
    this.#rules = { chains, expiryWindow, blocks: new SourceBlocks(signal) }
    this.#faults = faults
    this.#safety = safety
  }

  /** Forgets all blocks: some may have been dropped. */
  clear(): void {
    this.#rules.blocks.clear()
  }

  /** Checks storage keys of the inbox before a transaction with them is accepted. @throws `JsonRpcError` */
  async assertAcceptable(keys: readonly Hex[], time: ExecutionTime): Promise<void> {
    this.#assertNoFailsafe()
    for (const declared of parseKeys(keys)) await this.#assertIngested(declared, time)
  }

  /** Checks a message before it is relayed. @throws `JsonRpcError` if it is not executable in the next block of a chain. */
  async assertExecutable(chain: SuperchainChain, { id, payload }: BlockMessage): Promise<void> {
    this.#assertNoFailsafe()
    const executedAt = await nextTimestamp(chain.node)
    await this.#assertIngested(declare(id, keccak256(payload)), { executedAt })
  }

  /** Returns why a transaction with these storage keys is invalid in a block with a timestamp; null if it is valid. */
  async problemWith(keys: readonly Hex[], executedAt: bigint): Promise<JsonRpcError | null> {
    try {
      for (const declared of parseKeys(keys)) {
        const problem = await checkMessage(declared, { executedAt }, this.#rules)
        if (problem) return problem
      }
      return null
    } catch (error) {
      if (error instanceof JsonRpcError) return error
      throw error
    }
  }

  /** Returns why an execution is invalid; null if it is valid. */
  async whyInvalid(execution: ChainExecution): Promise<string | null> {
    const { chain, declared, executedAt, executedIn } = execution
    const problem = await checkMessage(declared, { executedAt }, this.#rules)
    if (problem) return problem.message
    if (declared.timestamp !== executedAt) return null
    const position = { chainId: chain.id, blockNumber: executedIn, execution }
    return (await hasCycle(position, (chainId, number) => this.#block(chainId, number)))
      ? 'it relies on a log that relies on it'
      : null
  }

  #assertNoFailsafe(): void {
    if (this.#faults.settings.filter.failsafe)
      throw new JsonRpcError(
        filterCodes.failsafe,
        'The interop failsafe is active: no transaction with an executing message is accepted.',
      )
  }

  async #assertIngested(declared: DeclaredMessage, time: ExecutionTime): Promise<void> {
    const problem = await checkMessage(declared, time, this.#rules)
    if (problem) throw problem
    const { lag } = this.#faults.settings.filter
    if (lag > 0 && performance.now() - this.#safety.arrivalOf(declared) < lag)
      throw new JsonRpcError(
        filterCodes.notIngested,
        `Block ${declared.blockNumber} of chain ${declared.chainId} is not ingested yet.`,
      )
  }

  async #block(chainId: bigint, number: bigint): Promise<SourceBlock | null> {
    const { chains, blocks } = this.#rules
    const chain = chains.find(({ id }) => id === chainId)
    return chain ? blocks.get(chain, number) : null
  }
}
