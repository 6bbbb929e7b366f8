import { poolTransactions } from '../anvil/poolTransactions'
import { requestNode } from '../anvil/requestNode'
import type { FollowUp, ReplayStep } from '../journal/entries'
import { nextTimestamp } from '../node/nextTimestamp'
import type { QuietNode } from '../node/quiesce'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { NetworkChain } from '../protocol/NetworkChain'
import type { DroppedTransaction } from '../protocol/Protocol'
import { droppedSteps } from './droppedSteps'
import type { HistoryContext } from './HistoryContext'
import { replay } from './replay'

/** Thrown when the state of a chain before the blocks to drop is no longer available. */
class StateGoneError extends Error {
  override readonly name = 'StateGoneError'
}

/** The transactions of new blocks, with their hashes if known. */
export type NewBlocks = readonly Extract<ReplayStep, { block: unknown }>[]

/** Rollbacks and reorgs of a chain, as far as its blocks are not final. */
export class Reorgs<chain extends NetworkChain> {
  readonly #context: HistoryContext<chain>

  constructor(context: HistoryContext<chain>) {
    this.#context = context
  }

  /** Drops a chain's last blocks, and reports their transactions. */
  async rollBack(chain: chain, depth: number): Promise<void> {
    let steps: readonly ReplayStep[] = []
    await this.#replaceLast(chain, depth, (dropped) => {
      steps = dropped
      return []
    })
    const hashes = steps
      .flatMap((step) => ('block' in step ? step.block : []))
      .flatMap(({ hash }) => (hash ? [this.#context.protocol.clientHash(chain, hash)] : []))
    if (hashes.length > 0)
      this.#context.report(
        `Rolled back the last ${depth} blocks of ${chain.config.name}, with transactions ${hashes.join(', ')}`,
      )
  }

  /** Replaces a chain's last blocks by others. Returns the transactions that could not be included. */
  replaceBlocks(chain: chain, depth: number, blocks: NewBlocks): Promise<DroppedTransaction[]> {
    return this.#replaceLast(chain, depth, () => blocks)
  }

  /** Drops a chain's last blocks and replays them after an empty one. Returns what could not be replayed. */
  reorg(chain: chain, depth: number): Promise<DroppedTransaction[]> {
    return this.#replaceLast(chain, depth, (dropped) => [{ block: [] }, ...dropped.map(anywhere)])
  }

  /**
   * Drops the blocks after one and replays their transactions, as far as the protocol has them replayed.
   *
   * @param begin - Called once the protocol has stopped; returns whether to continue.
   * @param onStateGone - Called if the state at that block is no longer available; then nothing has changed.
   */
  async replayAfter(
    chain: chain,
    lastBlock: bigint,
    { begin, onStateGone }: { begin: () => boolean; onStateGone: (error: Error) => void },
  ): Promise<void> {
    await this.#context.withProtocolStopped(async () => {
      if (!begin()) return
      const dropped = await this.replaceAfter(chain, lastBlock, (steps) =>
        steps.map(anywhere),
      ).catch((error) => {
        if (!(error instanceof StateGoneError)) throw error
        onStateGone(error)
        return []
      })
      this.#reportDropped(chain.config.name, dropped)
    })
  }

  /**
   * Drops the blocks after one and replays others; the protocol must have been stopped.
   *
   * @param stepsAfter - Maps the dropped steps to those to replay.
   * @throws `StateGoneError` if the state at that block is no longer available; then nothing has changed.
   */
  replaceAfter(
    chain: chain,
    lastBlock: bigint,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ): Promise<DroppedTransaction[]> {
    return this.#replaceAfter(chain, () => lastBlock, stepsAfter)
  }

  /** Completes a rollback that was interrupted by the end of this program. Settlement must not have started. */
  async resume(chain: chain, followUp: FollowUp): Promise<void> {
    const { node, config } = chain
    const dropped = await retryAcrossRestarts([node], this.#context.signal, () =>
      node.quiesce((quiet) => this.#complete(chain, quiet, followUp)),
    )
    this.#reportDropped(config.name, dropped)
  }

  #replaceLast(
    chain: chain,
    depth: number,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ): Promise<DroppedTransaction[]> {
    return this.#context.withProtocolStopped(() =>
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
    chain: chain,
    lastBlock: (head: bigint) => bigint,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ): Promise<DroppedTransaction[]> {
    const { protocol, signal } = this.#context
    const { node } = chain
    const begun: { followUp?: FollowUp } = {}
    return retryAcrossRestarts([node], signal, () =>
      node.quiesce(async (quiet) => {
        if (begun.followUp) return this.#complete(chain, quiet, begun.followUp)
        const { head } = node.blocks
        const last = lastBlock(head)
        await protocol.assertNotFinal(chain, last)
        const plan = quiet.planRollbackToBlock(last)
        if (!plan)
          throw new StateGoneError(
            `The state of ${chain.config.name} at block ${last} is no longer available.`,
          )
        const steps = stepsAfter(await droppedSteps(node, plan.dropped))
        const pending = await pendingTransactions(node)
        await protocol.revertAfter(chain, last)
        // Transactions that a restarted node has sent since would be dropped without a replay.
        if (!quiet.isIntact) throw node.downError()
        const after = Number(last)
        const clock = { after, timestamp: Number(await nextTimestamp(quiet)), at: Date.now() }
        const followUp = { replay: [...steps, ...pending], after, clock, others: [] }
        begun.followUp = followUp
        await quiet.rollBack({
          plan,
          followUp,
          inPlace: (address) => requestNode(address, 'anvil_rollback', [Number(head - last)]),
          signal,
        })
        return this.#complete(chain, quiet, followUp)
      }),
    )
  }

  async #complete(
    chain: chain,
    quiet: QuietNode,
    { replay: steps, after, clock }: FollowUp,
  ): Promise<DroppedTransaction[]> {
    const { protocol, signal } = this.#context
    const { node } = chain
    const dropped = await replay({
      ...{ node, quiet, steps, after, clock, signal },
      planReplay: (transaction) => protocol.planReplay(transaction),
    })
    if (clock) await node.journal.clockMoved()
    await node.journal.completeRollback()
    return dropped.map(({ transactionHash, reason }) => ({
      transactionHash: transactionHash && protocol.clientHash(chain, transactionHash),
      reason,
    }))
  }

  #reportDropped(name: string, dropped: readonly DroppedTransaction[]): void {
    for (const { transactionHash, reason } of dropped)
      this.#context.report(
        `Transaction ${transactionHash ?? 'of an impersonated account'} was dropped from ${name}: ${reason}`,
      )
  }
}

/** The same step, wherever it comes. */
function anywhere(step: ReplayStep): ReplayStep {
  return 'block' in step ? { block: step.block } : step
}

/** Pending transactions; a restarted node would not have all of them. */
async function pendingTransactions({ client }: SupervisedNode): Promise<ReplayStep[]> {
  const pending = await poolTransactions(client)
  return pending.length === 0 ? [] : [{ pending }]
}
