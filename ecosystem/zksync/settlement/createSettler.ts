import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { BaseError, ContractFunctionRevertedError } from 'viem'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { describeFailedCall } from '../../anvil/describeFailedCall'
import { sendImpersonated } from '../../anvil/sendImpersonated'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { ReadWriteLock } from '../../ReadWriteLock'
import { SerialQueue } from '../../SerialQueue'
import type { Faults } from '../Faults'
import type { Batch, BatchContents } from './Batch'
import { settlementGas } from './batchCapacity'
import type { SettlementContract } from './genesis'
import { Halts } from './Halts'
import { retryHalted } from './retryHalted'
import type { SettlementScheduler } from './SettlementScheduler'
import { encodeStep, hasStep, type Stage, type Step, stageEvents } from './settlementStep'
import { type ExpectRoot, executes, requireStep, tryStep } from './tryStep'

const stageWords = { commit: 'committed', prove: 'proven', execute: 'executed' } as const

/** Maximum number of simulations of an execution until the expected root is known, and their interval. */
const maxTries = 5
const followMs = 5

/**
 * Settles the batches of one chain on the settlement layer: commits, proves and executes each when the scheduler says
 * so, unless that has been done. Batches overlap: one can be committed while the previous one is being proven. Their
 * order is kept. Without delays and faults, one transaction does all three.
 *
 * A step that fails is retried until it succeeds.
 *
 * @returns `settle` queues the next batch and resolves once it is committed; `ended` resolves once all work has ended
 * after the signal was aborted.
 */
export function createSettler({
  node,
  chainId,
  contract,
  scheduler,
  faults,
  lock,
  log,
  signal,
  expectRoot,
  onRejected,
  onHalt,
}: {
  /** The settlement layer's. */
  node: SupervisedNode
  chainId: bigint
  contract: SettlementContract
  scheduler: SettlementScheduler
  faults: Faults
  lock: ReadWriteLock
  log: Logger
  signal: AbortSignal
  expectRoot: ExpectRoot
  /**
   * Called when the settlement layer rejects a batch, and hence all later ones, as it imported a forged interop root.
   */
  onRejected: (batch: Batch) => void
  /** Called with the reason when settlement is halted, and with null when it resumes. */
  onHalt: (reason: string | null) => void
}) {
  const queues = { commit: Promise.resolve(), prove: Promise.resolve(), execute: Promise.resolve() }
  const halts = new Halts<Stage>(onHalt)
  const { validator: from, address } = contract

  const sending = new SerialQueue()
  let hasFailed = false
  /** Number of mutations of the settlement layer when an execution was last simulated. */
  let triedAfter: number | null = null

  /** Determined by events, which do not depend on the current state of the contract. */
  async function isDone(step: Step, batch: Batch): Promise<boolean> {
    const stage = step === 'settle' ? 'execute' : step
    const query = { address, abi: zkChainAbi, fromBlock: 0n, strict: true } as const
    const [steps, reverts] = await Promise.all([
      node.client.getContractEvents({ ...query, eventName: stageEvents[stage] }),
      node.client.getContractEvents({ ...query, eventName: 'BlocksRevert' }),
    ])
    const last = steps.findLast((step) => hasStep([step], { stage, address, batch }))
    return (
      last !== undefined &&
      !reverts.some(
        ({ blockNumber, args }) =>
          blockNumber > last.blockNumber && args.totalBatchesCommitted < batch.number,
      )
    )
  }

  /** @throws If the step would fail, or would not have its effect. */
  async function tryOut(step: Step, batch: Batch, contents: BatchContents): Promise<void> {
    const { mutations } = node.journal
    const attempt = () =>
      tryStep(
        node.client,
        { step, batch, contents },
        { chainId, contract, expectRoot, head: node.blocks.head },
      )
    // The expected root is known a moment after the last block; on a busy settlement layer perhaps never.
    for (let tries = 1; tries < maxTries; tries++) {
      if (await attempt()) {
        if (executes(step)) triedAfter = mutations
        return
      }
      await delay(followMs, undefined, { signal })
    }
    await attempt()
  }

  /**
   * An execution is final, and one without a root would make its messages permanently unverifiable. The contracts do what
   * they did before unless a developer has changed the state.
   */
  const needsTrial = (step: Step) => executes(step) && triedAfter !== node.journal.mutations

  /**
   * One transaction at a time: the node assigns the validator's nonce, perhaps the same one to concurrent transactions.
   */
  function send(
    step: Step,
    batch: Batch,
    contents: BatchContents,
    isRetry: boolean,
  ): Promise<void> {
    const data = encodeStep(step, batch, contents)
    const gas = settlementGas(step, contents)
    const attempt = async (isRepeated: boolean, isDuplicate: boolean) => {
      if ((isRepeated || isRetry) && (await isDone(step, batch))) return
      if ((isRetry || isRepeated || needsTrial(step)) && !isDuplicate)
        await tryOut(step, batch, contents)
      const { blockNumber, logs } = await lock.shared((release) =>
        sendImpersonated(
          node.client,
          { from, to: address, abi: zkChainAbi, data, gas },
          { onPending: release, signal },
        ),
      )
      await node.blocks.waitForDurable(blockNumber, signal)
      requireStep(logs, { step, batch, address })
    }
    return sending.run(() =>
      faults.sendSettlement(
        (isDuplicate) =>
          retryAcrossRestarts([node], signal, (isRepeated) => attempt(isRepeated, isDuplicate)),
        signal,
      ),
    )
  }

  async function complete(
    stage: Stage,
    batch: Batch,
    contents: BatchContents,
    wasTried: boolean,
  ): Promise<void> {
    if (batch[stage]) return
    await scheduler.wait(stage, signal)
    await retryHalted((isRetry) => send(stage, batch, contents, isRetry || wasTried), {
      signal,
      isFinal: isUnknownRoot,
      onHalt: (error) =>
        halts.set(
          stage,
          `Batch ${batch.number} cannot be ${stageWords[stage]} on the settlement layer: ${describeFailedCall(error)}. Fix the cause there, or revert to a snapshot. It is retried every second.`,
        ),
    })
    halts.clear(stage)
    log.info({ stage, address, batch: Number(batch.number) }, 'settled')
  }

  /** Completes all stages of a batch at once, unless something delays one. If it fails, the single stages tell why. */
  async function settleAtOnce(
    batch: Batch,
    contents: BatchContents,
  ): Promise<'settled' | 'failed' | 'delayed'> {
    const isImmediate = () => scheduler.isImmediate && !faults.affectSettlement
    if (batch.commit || !isImmediate()) return 'delayed'
    await Promise.all(Object.values(queues))
    if (!isImmediate()) return 'delayed'
    try {
      await send('settle', batch, contents, false)
    } catch {
      signal.throwIfAborted()
      return 'failed'
    }
    log.info({ address, batch: Number(batch.number) }, 'settled at once')
    return 'settled'
  }

  function settle(batch: Batch, contents: BatchContents): Promise<void> {
    const atOnce = settleAtOnce(batch, contents)
    const enqueue = (stage: Stage, after: Promise<void>): Promise<void> => {
      queues[stage] = Promise.all([queues[stage], atOnce, after]).then(async ([, attempt]) => {
        if (attempt !== 'settled') await complete(stage, batch, contents, attempt === 'failed')
      })
      return queues[stage]
    }
    const committed = enqueue('commit', Promise.resolve())
    const proven = enqueue('prove', committed)
    const executed = enqueue('execute', proven)
    executed.catch(() => {
      // A rejected batch blocks all later ones.
      if (signal.aborted || hasFailed) return
      hasFailed = true
      onRejected(batch)
    })
    // No batch may follow a rejected one.
    return new Promise((resolve) => committed.then(resolve, () => {}))
  }

  return {
    settle,
    get halt(): string | null {
      return halts.reason
    },
    ended: () => Promise.allSettled([...Object.values(queues), sending.settled()]),
  }
}

function isUnknownRoot(error: unknown): boolean {
  const revert =
    error instanceof BaseError
      ? error.walk((cause) => cause instanceof ContractFunctionRevertedError)
      : null
  return (
    revert instanceof ContractFunctionRevertedError &&
    revert.data?.errorName === 'ZKChainUnknownImportedRoot'
  )
}
