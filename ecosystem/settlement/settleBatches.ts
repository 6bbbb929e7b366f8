import { encodeFunctionData, type Hex } from 'viem'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import type { NodeClient } from '../node/startNode'
import { writeAs } from '../node/writeAs'
import type { Batch } from './Batch'
import type { SettlementContract } from './genesis'
import type { Tempo } from './Tempo'

/**
 * Takes batches of one chain to the settlement layer: commits, proves and executes each, at the tempo given. Batches
 * overlap, so one can be committed while the one before is being proven, but none overtakes another.
 *
 * @returns A function that takes the next batch and resolves once it is committed.
 */
export function settleBatches({
  client,
  contract,
  tempo,
  signal,
  onError,
}: {
  /** Client of the settlement layer. */
  client: NodeClient
  contract: SettlementContract
  tempo: Tempo
  signal: AbortSignal
  onError: (error: Error) => void
}): (batch: Batch) => Promise<void> {
  const lanes = { commit: Promise.resolve(), prove: Promise.resolve(), execute: Promise.resolve() }

  let sending = Promise.resolve()

  /** One transaction at a time: the node picks the validator's next nonce, also for two that come at once. */
  function send(data: Hex): Promise<void> {
    const { validator: from, address: to } = contract
    const sent = sending.then(() => writeAs(client, { from, to, abi: zkChainAbi, data }))
    sending = sent.catch(() => {})
    return sent
  }

  async function step(stage: keyof typeof lanes, batch: Batch): Promise<void> {
    await tempo.wait(stage, signal)
    await send(callData[stage](batch))
  }

  function enqueue(stage: keyof typeof lanes, after: Promise<void>, batch: Batch): Promise<void> {
    lanes[stage] = Promise.all([lanes[stage], after]).then(() => step(stage, batch))
    return lanes[stage]
  }

  return (batch) => {
    const committed = enqueue('commit', Promise.resolve(), batch)
    const proven = enqueue('prove', committed, batch)
    const executed = enqueue('execute', proven, batch)
    executed.catch((error: Error) => {
      if (!signal.aborted) onError(error)
    })
    // A batch that failed has been reported above; none may follow it.
    return new Promise((resolve) => committed.then(resolve, () => {}))
  }
}

const callData = {
  commit: ({ number, blocks, messages, importedRoots }: Batch) => {
    const [first] = blocks
    const last = blocks.at(-1)
    if (!first || !last) throw new Error(`Batch ${number} has no block`)
    return encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'commitBatch',
      args: [
        {
          batchNumber: number,
          firstBlock: first.number,
          lastBlock: last.number,
          lastBlockHash: last.hash,
          timestamp: last.timestamp,
          messages: messages.map(({ txNumberInBatch, sender, data }) => ({
            txNumberInBatch,
            sender,
            data,
          })),
          importedRoots,
        },
      ],
    })
  },
  prove: ({ number }: Batch) =>
    encodeFunctionData({ abi: zkChainAbi, functionName: 'proveBatch', args: [number] }),
  execute: ({ number, importedRoots }: Batch) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'executeBatch',
      args: [number, importedRoots],
    }),
}
