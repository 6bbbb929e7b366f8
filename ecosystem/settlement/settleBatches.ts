import type { Logger } from 'pino'
import { BaseError, ContractFunctionRevertedError, encodeFunctionData } from 'viem'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { writeAs } from '../anvil/writeAs'
import type { Faults } from '../faults/Faults'
import type { KeptNode } from '../node/KeptNode'
import { untilDone } from '../node/untilDone'
import type { Batch, BatchContents } from './Batch'
import { settlementGas } from './batchCapacity'
import type { Gate } from './Gate'
import type { SettlementContract } from './genesis'
import type { Tempo } from './Tempo'

type Stage = 'commit' | 'prove' | 'execute'

/** Counts the batches that have come through a stage. */
const counters = {
  commit: 'totalBatchesCommitted',
  prove: 'totalBatchesVerified',
  execute: 'totalBatchesExecuted',
} as const satisfies Record<Stage, string>

/**
 * Takes batches of one chain to the settlement layer: commits, proves and executes each, at the tempo given, as far as
 * that has not been done. Batches overlap, so one can be committed while the one before is being proven, but none
 * overtakes another.
 *
 * @returns `settle` takes the next batch and resolves once it is committed; `ended` once nothing is on its way any more
 * after the signal.
 */
export function settleBatches({
  node,
  contract,
  tempo,
  faults,
  gate,
  log,
  signal,
  onRefused,
  onError,
}: {
  /** The settlement layer's. */
  node: KeptNode
  contract: SettlementContract
  tempo: Tempo
  faults: Faults
  gate: Gate
  log: Logger
  signal: AbortSignal
  /** The settlement layer does not execute this batch, nor any after it: it imported a root that never was. */
  onRefused: (batch: Batch) => void
  onError: (error: Error) => void
}): {
  settle: (batch: Batch, contents: BatchContents) => Promise<void>
  ended: () => Promise<unknown>
} {
  const lanes = { commit: Promise.resolve(), prove: Promise.resolve(), execute: Promise.resolve() }

  let sending = Promise.resolve()
  let hasFailed = false

  async function isDone(stage: Stage, batch: Batch): Promise<boolean> {
    const count = await node.client.readContract({
      address: contract.address,
      abi: zkChainAbi,
      functionName: counters[stage],
    })
    return count >= batch.number
  }

  /** One transaction at a time: the node picks the validator's next nonce, also for two that come at once. */
  function send(stage: Stage, batch: Batch, contents: BatchContents): Promise<void> {
    const { validator: from, address: to } = contract
    const data = callData[stage](batch, contents)
    const gas = settlementGas(contents)
    const attempt = async (isAnother: boolean) => {
      if (isAnother && (await isDone(stage, batch))) return
      await gate.pass(async () => {
        await node.written(await writeAs(node.client, { from, to, abi: zkChainAbi, data, gas }))
      })
    }
    const sent = sending.then(() =>
      faults.sendSettlement(() => untilDone(node, signal, attempt), signal),
    )
    sending = sent.catch(() => {})
    return sent
  }

  async function step(stage: Stage, batch: Batch, contents: BatchContents): Promise<void> {
    if (batch[stage]) return
    await tempo.wait(stage, signal)
    await send(stage, batch, contents)
    log.info({ stage, address: contract.address, batch: Number(batch.number) }, 'settled')
  }

  function settle(batch: Batch, contents: BatchContents): Promise<void> {
    const enqueue = (stage: Stage, after: Promise<void>): Promise<void> => {
      lanes[stage] = Promise.all([lanes[stage], after]).then(() => step(stage, batch, contents))
      return lanes[stage]
    }
    const committed = enqueue('commit', Promise.resolve())
    const proven = enqueue('prove', committed)
    const executed = enqueue('execute', proven)
    executed.catch((error: Error) => {
      // One failed step fails all that come after it.
      if (signal.aborted || hasFailed) return
      hasFailed = true
      if (isUnknownRoot(error)) onRefused(batch)
      else onError(error)
    })
    // A batch that failed has been reported above; none may follow it.
    return new Promise((resolve) => committed.then(resolve, () => {}))
  }

  return { settle, ended: () => Promise.allSettled([...Object.values(lanes), sending]) }
}

function isUnknownRoot(error: Error): boolean {
  const revert =
    error instanceof BaseError
      ? error.walk((cause) => cause instanceof ContractFunctionRevertedError)
      : null
  return (
    revert instanceof ContractFunctionRevertedError &&
    revert.data?.errorName === 'ZKChainUnknownImportedRoot'
  )
}

const callData = {
  commit: ({ number, firstBlock, lastBlock }: Batch, { messages, importedRoots }: BatchContents) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'commitBatch',
      args: [
        {
          batchNumber: number,
          firstBlock: firstBlock.number,
          lastBlock: lastBlock.number,
          lastBlockHash: lastBlock.hash,
          timestamp: lastBlock.timestamp,
          messages: messages.map(({ txNumberInBatch, sender, data }) => ({
            txNumberInBatch,
            sender,
            data,
          })),
          importedRoots,
        },
      ],
    }),
  prove: ({ number }: Batch) =>
    encodeFunctionData({ abi: zkChainAbi, functionName: 'proveBatch', args: [number] }),
  execute: ({ number }: Batch, { importedRoots }: BatchContents) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'executeBatch',
      args: [number, importedRoots],
    }),
}
