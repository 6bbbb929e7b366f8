import type { Hash } from 'viem'
import { maxBlocksAtOnce } from '../anvil/followBlocks'
import { mutationKind } from '../anvil/mutations'
import type { Entry, ReplayStep } from '../journal/entries'
import type { SupervisedNode } from '../node/SupervisedNode'

/** The steps that replay what a rollback will drop. The node must still have them. */
export async function droppedSteps(
  node: SupervisedNode,
  dropped: readonly Entry[],
): Promise<ReplayStep[]> {
  const numbers = dropped.flatMap((entry) => ('block' in entry ? [BigInt(entry.block.number)] : []))
  const hashes = new Map<number, readonly Hash[]>()
  const to = numbers.at(-1) ?? 0n
  for (let from = numbers[0] ?? 1n; from <= to; from += maxBlocksAtOnce) {
    const last = from + maxBlocksAtOnce - 1n
    for (const block of await node.blocks.read(from, last < to ? last : to))
      hashes.set(
        Number(block.number),
        block.transactions.map(({ hash }) => hash),
      )
  }
  const failed = new Set(dropped.flatMap((entry) => ('failed' in entry ? [entry.failed] : [])))
  const steps: ReplayStep[] = []
  let lastNumber = -1
  for (const entry of dropped) {
    if ('block' in entry) {
      const { number, timestamp, transactions } = entry.block
      // A journal begins with the last block of the one before.
      if (number <= lastNumber) continue
      lastNumber = number
      steps.push({
        block: transactions.map((transaction, index) => ({
          hash: hashes.get(number)?.[index] ?? null,
          transaction,
        })),
        place: { number, timestamp, at: entry.at },
      })
    } else if ('mutation' in entry) {
      const { id, method, params } = entry.mutation
      if (mutationKind(method) === 'state' && !failed.has(id)) steps.push({ method, params })
    }
  }
  return steps
}
