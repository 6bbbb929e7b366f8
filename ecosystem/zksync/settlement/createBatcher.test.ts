import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chainBlock } from '../../test/chainBlock'
import { offlineChain } from '../../test/offlineChain'
import { paces } from '../pace'
import type { Batch, ChainBlock } from './Batch'
import { createBatcher } from './createBatcher'
import { SettlementScheduler } from './SettlementScheduler'

/** A batcher whose batches are committed on demand. */
function setUp(paceName: keyof typeof paces = 'instant') {
  const scheduler = new SettlementScheduler(paces[paceName])
  const sealed: Batch[] = []
  const commits: (() => void)[] = []
  const chain = offlineChain()
  const onHalt = vi.fn<(reason: string) => void>()
  const batcher = createBatcher({
    chain,
    scheduler,
    commit: (batch) => {
      sealed.push(batch)
      return new Promise((resolve) => commits.push(resolve))
    },
    onHalt,
  })
  return {
    scheduler,
    batcher,
    onHalt,
    /** Adds a block to the chain. */
    add(block: ChainBlock) {
      chain.add(block)
      batcher.wake()
    },
    finish: () => commits.shift()?.(),
    sealedBlocks: () => sealed.map(blockNumbers),
    /** Commits the oldest pending batch, and waits for the effects. */
    async commit() {
      commits.shift()?.()
      await vi.advanceTimersByTimeAsync(250)
    },
  }
}

function blockNumbers({ firstBlock, lastBlock }: Batch): bigint[] {
  const count = Number(lastBlock.number - firstBlock.number) + 1
  return Array.from({ length: count }, (_, index) => firstBlock.number + BigInt(index))
}

const busy = (number: bigint) => chainBlock({ number })
const importOnly = (number: bigint) => chainBlock({ number, isImportOnly: true })
const sending = (number: bigint, messages: number) =>
  chainBlock({ number, messagesSent: [messages] })

describe('createBatcher', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('seals a block immediately, together with others', async () => {
    const { add, sealedBlocks } = setUp()
    add(busy(1n))
    add(busy(2n))
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
  })

  it('delays a block that only imports roots', async () => {
    const { add, sealedBlocks } = setUp()
    add(importOnly(1n))
    await vi.advanceTimersByTimeAsync(200)
    expect(sealedBlocks()).toEqual([])
    add(busy(2n))
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
  })

  it('seals blocks that only import roots after the delay', async () => {
    const { add, sealedBlocks } = setUp()
    add(importOnly(1n))
    await vi.advanceTimersByTimeAsync(100)
    add(importOnly(2n))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
  })

  it('does not delay other blocks by one that only imports roots', async () => {
    const { add, sealedBlocks } = setUp('fast')
    add(busy(1n))
    await vi.advanceTimersByTimeAsync(600)
    add(importOnly(2n))
    await vi.advanceTimersByTimeAsync(399)
    expect(sealedBlocks()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
  })

  it('collects blocks for the delay of the pace, starting with the first', async () => {
    const { add, sealedBlocks } = setUp('fast')
    add(busy(1n))
    await vi.advanceTimersByTimeAsync(999)
    add(busy(2n))
    expect(sealedBlocks()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
  })

  it('applies a new pace immediately', async () => {
    const { add, sealedBlocks, scheduler } = setUp('realistic')
    add(busy(1n))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sealedBlocks()).toEqual([])
    scheduler.pace = paces.instant
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n]])
  })

  it('seals existing blocks immediately on request', async () => {
    const { add, batcher, sealedBlocks } = setUp('realistic')
    batcher.sealNow()
    add(busy(1n))
    batcher.sealNow()
    expect(sealedBlocks()).toEqual([[1n]])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sealedBlocks()).toEqual([[1n]])
  })

  it('starts with existing blocks', async () => {
    vi.useFakeTimers()
    const chain = offlineChain()
    chain.add(busy(1n))
    const sealed: bigint[] = []
    createBatcher({
      chain,
      scheduler: new SettlementScheduler(paces.instant),
      commit: async (batch) => void sealed.push(...blockNumbers(batch)),
      onHalt() {},
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(sealed).toEqual([1n])
  })

  it('collects all blocks until a batch is committed in the next one', async () => {
    const { add, sealedBlocks, commit } = setUp()
    add(busy(1n))
    await vi.advanceTimersByTimeAsync(0)
    for (const number of [2n, 3n, 4n]) {
      add(busy(number))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(sealedBlocks()).toEqual([[1n]])
    await commit()
    expect(sealedBlocks()).toEqual([[1n], [2n, 3n, 4n]])
  })

  it('pauses eight times as long as the commitment of a batch took, at most 250 ms', async () => {
    for (const { took, rest } of [
      { took: 20, rest: 160 },
      { took: 5_000, rest: 250 },
    ]) {
      const { add, batcher, sealedBlocks, finish } = setUp()
      add(busy(1n))
      await vi.advanceTimersByTimeAsync(took)
      add(busy(2n))
      finish()
      await vi.advanceTimersByTimeAsync(rest - 1)
      expect(sealedBlocks()).toEqual([[1n]])
      await vi.advanceTimersByTimeAsync(1)
      expect(sealedBlocks()).toEqual([[1n], [2n]])
      batcher.stop()
    }
  })

  it('limits a batch to the number of messages that a logs tree has leaves', async () => {
    const { add, sealedBlocks, commit } = setUp()
    add(sending(1n, 2 ** 14 - 1))
    add(sending(2n, 1))
    add(sending(3n, 1))
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
    await commit()
    expect(sealedBlocks()).toEqual([[1n, 2n], [3n]])
  })

  it('limits a batch to the number of transactions that fits in 16 bits', async () => {
    const { add, sealedBlocks, commit } = setUp()
    const full = chainBlock({ number: 1n, messagesSent: new Array<number>(2 ** 16).fill(0) })
    add(full)
    add(busy(2n))
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n]])
    await commit()
    expect(sealedBlocks()).toEqual([[1n], [2n]])
  })

  it('seals blocks before an oversized one, and none after it', async () => {
    for (const messagesSent of [[2 ** 14 + 1], new Array<number>(2 ** 16 + 1).fill(0)]) {
      const { add, batcher, sealedBlocks, commit, onHalt } = setUp()
      add(busy(1n))
      add(chainBlock({ number: 2n, messagesSent }))
      await vi.advanceTimersByTimeAsync(0)
      expect(onHalt).not.toHaveBeenCalled()
      await commit()
      add(busy(3n))
      batcher.sealNow()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(sealedBlocks()).toEqual([[1n]])
      expect(onHalt).toHaveBeenCalledExactlyOnceWith(
        expect.stringMatching(
          /^Block 2 has (16,385 messages|65,537 transactions), more than the maximum of/,
        ),
      )
      expect(batcher.halt).toBe(onHalt.mock.lastCall?.[0])
    }
  })

  it('limits a batch to the data that a commitment can contain', async () => {
    const { add, sealedBlocks, commit, onHalt } = setUp()
    const large = (number: bigint, bytes: number) => {
      const block = chainBlock({ number, messagesSent: [1] })
      const data = `0x${'00'.repeat(bytes)}` as const
      return { ...block, messages: block.messages.map((message) => ({ ...message, data })) }
    }
    add(large(1n, 2 ** 22 - 1))
    add(large(2n, 1))
    add(large(3n, 1))
    await vi.advanceTimersByTimeAsync(0)
    expect(sealedBlocks()).toEqual([[1n, 2n]])
    await commit()
    expect(sealedBlocks()).toEqual([[1n, 2n], [3n]])
    add(large(4n, 2 ** 22 + 1))
    await commit()
    expect(onHalt.mock.lastCall?.[0]).toBe(
      'Block 4 has 4,194,305 bytes of messages, more than the maximum of 4,194,304 per batch. Roll it back with anvil_rollback, or revert to a snapshot.',
    )
  })

  it('seals nothing after it was stopped', async () => {
    const { add, batcher, sealedBlocks, commit } = setUp()
    add(busy(1n))
    await vi.advanceTimersByTimeAsync(0)
    add(busy(2n))
    batcher.stop()
    await commit()
    add(busy(3n))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sealedBlocks()).toEqual([[1n]])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('seals nothing if it is stopped during the delay', async () => {
    const { add, batcher, sealedBlocks } = setUp()
    add(busy(1n))
    batcher.stop()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sealedBlocks()).toEqual([])
  })
})
