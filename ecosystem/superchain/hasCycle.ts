import type { Execution } from './readBlock'
import type { SourceBlock } from './SourceBlocks'

type Position = { chainId: bigint; blockNumber: bigint; execution: Execution }

const keyOf = ({ chainId, blockNumber, execution }: Position) =>
  `${chainId}:${blockNumber}:${execution.logIndex}`

/**
 * Whether an execution depends on itself. Messages may have the same timestamp as their execution: each execution depends
 * on the one before it in its block, and on the last one up to its log in the block of that.
 *
 * @param getBlock - Returns a block; null if it does not exist.
 * @see https://specs.optimism.io/interop/messaging.html#message-invariants
 */
export async function hasCycle(
  start: Position,
  getBlock: (chainId: bigint, blockNumber: bigint) => Promise<SourceBlock | null>,
): Promise<boolean> {
  const { executedAt } = start.execution
  const seen = new Set<string>()
  const open = [start]
  for (let position = open.pop(); position; position = open.pop())
    for (const next of await dependencies(position, executedAt, getBlock)) {
      if (keyOf(next) === keyOf(start)) return true
      if (seen.has(keyOf(next))) continue
      seen.add(keyOf(next))
      open.push(next)
    }
  return false
}

async function dependencies(
  { chainId, blockNumber, execution }: Position,
  executedAt: bigint,
  getBlock: (chainId: bigint, blockNumber: bigint) => Promise<SourceBlock | null>,
): Promise<Position[]> {
  const { declared, logIndex } = execution
  const own = await getBlock(chainId, blockNumber)
  const before = own?.executions.findLast((other) => other.logIndex < logIndex)
  const found = before ? [{ chainId, blockNumber, execution: before }] : []
  if (declared.timestamp !== executedAt) return found
  const source = await getBlock(declared.chainId, declared.blockNumber)
  const upTo = source?.executions.findLast((other) => other.logIndex <= declared.logIndex)
  if (!upTo) return found
  return [
    ...found,
    { chainId: declared.chainId, blockNumber: declared.blockNumber, execution: upTo },
  ]
}
