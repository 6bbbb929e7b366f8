import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { hasCycle } from './hasCycle'
import type { Execution } from './readBlock'
import type { SourceBlock } from './SourceBlocks'

const time = 100n

type Log = { chainId: bigint; logIndex: bigint; timestamp?: bigint }

/** An execution in block 1 of a chain, at a log index, of a log in block 1 of another. */
function execution(logIndex: bigint, source: Log): Execution {
  return {
    ...{ executedIn: 1n, logIndex, executedAt: time, transactionHash: zeroHash },
    declared: { blockNumber: 1n, timestamp: time, checksum: zeroHash, ...source },
  }
}

/** Whether an execution of a chain depends on itself. */
function dependsOnItself(
  chains: Record<number, readonly Execution[]>,
  chainId: bigint,
  index = 0,
): Promise<boolean> {
  const found = chains[Number(chainId)]?.[index]
  if (!found) throw new Error('There is no such execution')
  return hasCycle(
    { chainId, blockNumber: 1n, execution: found },
    async (id): Promise<SourceBlock> => ({
      ...{ timestamp: time, logs: new Map() },
      executions: chains[Number(id)] ?? [],
    }),
  )
}

describe('hasCycle', () => {
  it('finds an execution of its own later log', async () => {
    expect(await dependsOnItself({ 1: [execution(0n, { chainId: 1n, logIndex: 1n })] }, 1n)).toBe(
      true,
    )
  })

  it('allows an execution of an earlier log of its block', async () => {
    expect(await dependsOnItself({ 1: [execution(1n, { chainId: 1n, logIndex: 0n })] }, 1n)).toBe(
      false,
    )
  })

  it('finds a cycle through several chains', async () => {
    const chains = {
      1: [execution(0n, { chainId: 2n, logIndex: 1n })],
      2: [execution(0n, { chainId: 3n, logIndex: 1n })],
      3: [execution(0n, { chainId: 1n, logIndex: 1n })],
    }
    for (const id of [1n, 2n, 3n]) expect(await dependsOnItself(chains, id)).toBe(true)
  })

  it('finds a cycle through an execution before it in its block', async () => {
    const chains = {
      1: [
        execution(0n, { chainId: 2n, logIndex: 1n }),
        execution(2n, { chainId: 2n, logIndex: 9n, timestamp: 1n }),
      ],
      2: [execution(0n, { chainId: 1n, logIndex: 3n })],
    }
    expect(await dependsOnItself(chains, 2n)).toBe(true)
  })

  it('ends at messages of the past', async () => {
    const chains = {
      1: [execution(0n, { chainId: 2n, logIndex: 1n })],
      2: [execution(0n, { chainId: 1n, logIndex: 1n, timestamp: 99n })],
    }
    expect(await dependsOnItself(chains, 1n)).toBe(false)
  })

  it('does not blame an execution that only relies on a cycle', async () => {
    const chains = {
      1: [execution(0n, { chainId: 2n, logIndex: 1n })],
      2: [execution(0n, { chainId: 2n, logIndex: 1n })],
    }
    expect(await dependsOnItself(chains, 1n)).toBe(false)
    expect(await dependsOnItself(chains, 2n)).toBe(true)
  })
})
