import { encodeFunctionData, type Hash, keccak256, stringToHex } from 'viem'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { getInteropRoot } from '../../interop'
import { callNode } from '../anvil/callNode'
import { poolTransactions } from '../anvil/poolTransactions'
import { sendImpersonated } from '../anvil/sendImpersonated'
import { settlementBlockGasLimit } from '../config/gasLimits'
import type { FollowUp, ReplayStep } from '../journal/entries'
import type { QuietNode } from '../node/quiesce'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { Batch, ImportedRoot } from '../settlement/Batch'
import type { Chain } from '../settlement/Chain'
import { getSettlementContract } from '../settlement/genesis'
import type { ReadWriteLock } from '../settlement/ReadWriteLock'
import { writeRoots } from '../settlement/writeRoots'
import { TransactionAliases } from '../zksync/eip712/TransactionAliases'
import { droppedSteps } from './droppedSteps'
import { areGenuineRoots, forgedRoots } from './genuineRoots'
import type { HistoryContext } from './HistoryContext'
import { type DroppedTransaction, replay } from './replay'

/** Thrown when the state of a chain before the blocks to drop is no longer available. */
class StateGoneError extends Error {
  override readonly name = 'StateGoneError'
}

/** The transactions of new blocks, with their hashes if known. */
export type NewBlocks = readonly Extract<ReplayStep, { block: unknown }>[]

/** Rollbacks and reorgs of blocks that are not final. */
export class Reorgs {
  readonly #context: HistoryContext
  readonly #lock: ReadWriteLock
  #forgedCount = 0

  /** @param lock - Held, shared, by what is sent to a chain on behalf of settlement. */
  constructor(context: HistoryContext, lock: ReadWriteLock) {
    this.#context = context
    this.#lock = lock
  }

  /** Drops a chain's last blocks, and reports their transactions. */
  async rollBack(chain: Chain, depth: number): Promise<void> {
    let steps: readonly ReplayStep[] = []
    await this.#replaceLast(chain, depth, (dropped) => {
      steps = dropped
      return []
    })
    const hashes = steps
      .flatMap((step) => ('block' in step ? step.block : []))
      .flatMap(({ hash }) => (hash ? [clientHash(chain.node, hash)] : []))
    if (hashes.length > 0)
      this.#context.report(
        `Rolled back the last ${depth} blocks of ${chain.config.name}, with transactions ${hashes.join(', ')}`,
      )
  }

  /** Replaces a chain's last blocks by others. Returns the transactions that could not be included. */
  replaceBlocks(chain: Chain, depth: number, blocks: NewBlocks): Promise<DroppedTransaction[]> {
    return this.#replaceLast(chain, depth, () => blocks)
  }

  /** Drops a chain's last blocks and replays them after an empty one. Returns what could not be replayed. */
  reorg(chain: Chain, depth: number): Promise<DroppedTransaction[]> {
    return this.#replaceLast(chain, depth, (dropped) => [{ block: [] }, ...dropped])
  }

  /** The forged interop roots that a batch imported. */
  async forgedRoots(chain: Chain, batch: Batch): Promise<ImportedRoot[]> {
    const { signal } = this.#context
    const { importedRoots } = await retryAcrossRestarts([chain.node], signal, () =>
      chain.contents(batch),
    )
    return forgedRoots(this.#context.settlementLayer, importedRoots, signal)
  }

  /** Rolls a chain back to before a batch whose execution the settlement layer rejects, and replays the rest. */
  async rollBackRefused(chain: Chain, batch: Batch): Promise<void> {
    const { name } = chain.config
    const last = batch.firstBlock.number - 1n
    const reason = `Batch ${batch.number} of ${name} imported a forged interop root`
    await this.#context.withSettlementStopped(async () => {
      // If the chain was read again while settlement stopped, the batch will be rejected again.
      if (chain.batch(batch.number) !== batch) return
      this.#context.report(`${reason}: rolling the chain back to block ${last}`)
      const replayed = (steps: readonly ReplayStep[]) => steps
      const dropped = await this.#replaceAfter(chain, () => last, replayed).catch((error) => {
        if (!(error instanceof StateGoneError)) throw error
        this.#context.pauseSettlement()
        this.#context.report(
          `${error.message} Settlement is paused. Revert to an earlier snapshot and resume it, or restart the network.`,
        )
        return []
      })
      this.#reportDropped(name, dropped)
    })
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
    const { signal } = this.#context
    const { id: chainId, node: layer } = this.#context.settlementLayer
    this.#forgedCount++
    const count = BigInt(this.#forgedCount)
    const head = await retryAcrossRestarts([layer], signal, () => layer.client.getBlockNumber())
    const forged = { chainId, blockNumber: head + 1_000_000n + count, root }
    await retryAcrossRestarts([node], signal, async (isRetry) => {
      if (isRetry && (await getInteropRoot(node.client, forged)) !== null) return
      await this.#lock.shared((release) =>
        writeRoots(node, [forged], { onPending: release, signal }),
      )
    })
    return forged.blockNumber
  }

  /** Completes a rollback that was interrupted by the end of this program. Settlement must not have started. */
  async resume(chain: Chain, followUp: FollowUp): Promise<void> {
    const { node, config } = chain
    const dropped = await retryAcrossRestarts([node], this.#context.signal, () =>
      node.quiesce((quiet) => this.#complete(chain, quiet, followUp)),
    )
    this.#reportDropped(config.name, dropped)
  }

  #replaceLast(
    chain: Chain,
    depth: number,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ): Promise<DroppedTransaction[]> {
    return this.#context.withSettlementStopped(() =>
      this.#replaceAfter(chain, (head) => head - BigInt(depth), stepsAfter),
    )
  }

  /**
   * Drops the blocks after `lastBlock`. Atomic: if a process crashes, the chain is either unchanged, or rolled back
   * with all following steps.
   *
   * @param stepsAfter - Maps the dropped steps to those to replay.
   */
  async #replaceAfter(
    chain: Chain,
    lastBlock: (head: bigint) => bigint,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ): Promise<DroppedTransaction[]> {
    const { signal } = this.#context
    const { node } = chain
    if (chain === this.#context.settlementLayer)
      throw new Error('The blocks of the settlement layer are always final.')
    const begun: { followUp?: FollowUp } = {}
    return retryAcrossRestarts([node], signal, () =>
      node.quiesce(async (quiet) => {
        if (begun.followUp) return this.#complete(chain, quiet, begun.followUp)
        const { head } = node.blocks
        const last = lastBlock(head)
        await this.#checkNotFinal(chain, last)
        const plan = quiet.planRollbackToBlock(last)
        if (!plan)
          throw new StateGoneError(
            `The state of ${chain.config.name} at block ${last} is no longer available.`,
          )
        const steps = stepsAfter(await droppedSteps(node, plan.dropped))
        const pending = await pendingTransactions(node)
        await this.#revertBatches(chain, last)
        // Transactions that a restarted node has sent since would be dropped without a replay.
        if (!quiet.isIntact) throw node.downError()
        const followUp = { replay: [...steps, ...pending], others: [] }
        begun.followUp = followUp
        await quiet.rollBack({
          plan,
          followUp,
          inPlace: (address) => callNode(address, 'anvil_rollback', [Number(head - last)]),
          signal,
        })
        return this.#complete(chain, quiet, followUp)
      }),
    )
  }

  async #complete(
    chain: Chain,
    quiet: QuietNode,
    { replay: steps }: FollowUp,
  ): Promise<DroppedTransaction[]> {
    const { signal } = this.#context
    const layer = this.#context.settlementLayer
    const { node } = chain
    const dropped = await replay({
      node,
      quiet,
      steps,
      isGenuine: (input) => areGenuineRoots(layer, input, signal),
      signal,
    })
    await node.journal.completeRollback()
    return dropped.map(({ transactionHash, reason }) => ({
      transactionHash: transactionHash && clientHash(node, transactionHash),
      reason,
    }))
  }

  /** @throws If a dropped block is in an executed batch. */
  async #checkNotFinal(chain: Chain, last: bigint): Promise<void> {
    const final = lastBlockOf(chain, await this.#count(chain, 'totalBatchesExecuted'))
    if (last < final)
      throw new Error(
        `Blocks of ${chain.config.name} up to ${final} are final, as their batches are executed. At most ${chain.node.blocks.head - final} blocks can be dropped. Pause settlement first to keep further blocks from becoming final.`,
      )
  }

  /** Reverts the batches with dropped blocks. None of them is executed. */
  async #revertBatches(chain: Chain, last: bigint): Promise<void> {
    const { node: layer } = this.#context.settlementLayer
    await retryAcrossRestarts([layer], this.#context.signal, async () => {
      const { address: to, validator: from } = await getSettlementContract(
        layer.client,
        chain.config,
      )
      const committed = await this.#count(chain, 'totalBatchesCommitted')
      let kept = committed
      while (lastBlockOf(chain, kept) > last) kept--
      if (kept === committed) return
      const data = encodeFunctionData({
        abi: zkChainAbi,
        functionName: 'revertBatches',
        args: [kept],
      })
      const gas = settlementBlockGasLimit
      const { blockNumber } = await sendImpersonated(
        layer.client,
        { from, to, abi: zkChainAbi, data, gas },
        { signal: this.#context.signal },
      )
      await layer.blocks.waitForDurable(blockNumber)
    })
  }

  #count(
    { config }: Chain,
    functionName: 'totalBatchesCommitted' | 'totalBatchesExecuted',
  ): Promise<bigint> {
    const { node: layer } = this.#context.settlementLayer
    return retryAcrossRestarts([layer], this.#context.signal, async () => {
      const { address } = await getSettlementContract(layer.client, config)
      return layer.client.readContract({ address, abi: zkChainAbi, functionName })
    })
  }

  #reportDropped(name: string, dropped: readonly DroppedTransaction[]): void {
    for (const { transactionHash, reason } of dropped)
      this.#context.report(
        `Transaction ${transactionHash ?? 'of an impersonated account'} was dropped from ${name}: ${reason}`,
      )
  }
}

function lastBlockOf(chain: Chain, batchNumber: bigint): bigint {
  return chain.batch(batchNumber)?.lastBlock.number ?? 0n
}

/** Pending transactions; a restarted node would not have all of them. */
async function pendingTransactions({ client }: SupervisedNode): Promise<ReplayStep[]> {
  const pending = await poolTransactions(client)
  return pending.length === 0 ? [] : [{ pending }]
}

/** Clients know a transaction of type 0x71 by another hash than the node. */
function clientHash({ journal }: SupervisedNode, hash: Hash): Hash {
  const aliases = new TransactionAliases()
  aliases.restore(journal.aliases)
  return aliases.getByNodeHash(hash)?.hash ?? hash
}
