import type { Execution } from './readBlock'
import type { SuperchainChain } from './SuperchainChain'

/** An execution on a chain. */
export type ChainExecution = Execution & { chain: SuperchainChain }

/** Blocks with invalid executions: of each chain, by number, the transactions and why they are invalid. */
export type InvalidBlocks = Map<SuperchainChain, Map<bigint, Map<string, string>>>

const keyOf = (chainId: bigint, blockNumber: bigint) => `${chainId}:${blockNumber}`

/**
 * Finds the blocks that have to be replaced: those with an invalid execution, and those that rely on a block that has to
 * be replaced, transitively.
 *
 * @param check - Returns why an execution is invalid, or null.
 */
export async function findInvalidBlocks(
  executions: readonly ChainExecution[],
  check: (execution: ChainExecution) => Promise<string | null>,
): Promise<InvalidBlocks> {
  const invalid: InvalidBlocks = new Map()
  const bySource = new Map<string, ChainExecution[]>()
  for (const execution of executions) {
    const { chainId, blockNumber } = execution.declared
    const key = keyOf(chainId, blockNumber)
    const others = bySource.get(key)
    if (others) others.push(execution)
    else bySource.set(key, [execution])
  }

  function mark(execution: ChainExecution, reason: string): void {
    const { chain, executedIn, transactionHash } = execution
    const blocks = invalid.get(chain) ?? new Map<bigint, Map<string, string>>()
    const isNew = !blocks.has(executedIn)
    const transactions = blocks.get(executedIn) ?? new Map<string, string>()
    if (!transactions.has(transactionHash)) transactions.set(transactionHash, reason)
    invalid.set(chain, blocks.set(executedIn, transactions))
    if (!isNew) return
    for (const dependent of bySource.get(keyOf(chain.id, executedIn)) ?? [])
      mark(
        dependent,
        `it relies on block ${executedIn} of ${chain.config.name}, which was replaced`,
      )
  }

  for (const execution of executions) {
    const reason = await check(execution)
    if (reason !== null) mark(execution, reason)
  }
  return invalid
}
