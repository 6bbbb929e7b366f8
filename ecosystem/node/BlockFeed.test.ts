import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '../test/eventually'
import { crash, mine, supervisedNodes } from '../test/supervisedNodes'
import { NodeDownError } from './NodeDownError'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 60_000

const { start, onError, storePath, beforeStop } = supervisedNodes()

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => BigInt(index + 1))

describe('follow', { timeout }, () => {
  /** Follows blocks from 1, and records their numbers. */
  function follow(node: SupervisedNode, onBlock: (number: bigint) => unknown = () => {}) {
    const numbers: bigint[] = []
    const { caughtUp, stop } = node.blocks.follow({
      after: 0n,
      async onBlock({ number }) {
        numbers.push(number)
        await onBlock(number)
      },
      onError,
    })
    beforeStop(stop)
    const until = (last: number) =>
      vi.waitFor(() => expect(numbers).toHaveLength(last), { timeout, interval: 5 })
    return { numbers, caughtUp, stop, until }
  }

  it('yields each block once and in order, across restarts', async () => {
    const node = await start()
    const { numbers, until } = follow(node)
    for (let round = 0; round < 3; round++) {
      await mine(node, 5)
      await crash(node)
    }
    await mine(node, 5)
    await until(20)
    expect(numbers).toEqual(numbersTo(20))
  })

  it('catches up with more blocks than are cached, across a restart', async () => {
    const node = await start()
    await mine(node, 1_200)
    let crashed = Promise.resolve()
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 70n) crashed = node.crash()
    })
    await caughtUp
    await crashed
    expect(numbers).toEqual(numbersTo(1_200))
  })

  it('yields a block once it is durable', async () => {
    const node = await start()
    const written: string[] = []
    const { until } = follow(node, (number) => {
      const journal = readFileSync(join(storePath(), 'journal-0'), 'utf8')
      if (journal.includes(`{"block":{"number":${number},`)) written.push(String(number))
    })
    for (let block = 1; block <= 5; block++) {
      await node.client.mine({ blocks: 1 })
      await until(block)
    }
    expect(written).toEqual(['1', '2', '3', '4', '5'])
  })

  it('fails to catch up if one of the blocks cannot be handled', async () => {
    const node = await start()
    await mine(node, 3)
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 2n) throw new Error('no room for block 2')
    })
    await expect(caughtUp).rejects.toThrow('no room for block 2')
    expect(numbers).toEqual([1n, 2n])
    expect(onError).not.toHaveBeenCalled()
  })

  it('reports that a later block cannot be handled', async () => {
    const node = await start()
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 2n) throw new Error('no room for block 2')
    })
    await caughtUp
    await mine(node, 3)
    await eventually(() => expect(onError).toHaveBeenCalledOnce())
    expect(onError).toHaveBeenCalledWith(new Error('no room for block 2'))
    expect(numbers).toEqual([1n, 2n])
  })

  it('yields no block after it is stopped', async () => {
    const node = await start()
    const { numbers, stop, until } = follow(node)
    await mine(node, 1)
    await until(1)
    await stop()
    await mine(node, 2)
    expect(numbers).toEqual([1n])
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('waitForDurable', { timeout }, () => {
  it('resolves at once for a durable block, and later for another', async () => {
    const node = await start()
    await mine(node, 2)
    await node.blocks.waitForDurable(1n)
    const waiting = node.blocks.waitForDurable(4n)
    await node.client.mine({ blocks: 2 })
    await waiting
    expect(node.blocks.head).toBe(4n)
  })

  it('fails if the node goes down before', async () => {
    const node = await start()
    const waiting = expect(node.blocks.waitForDurable(1n)).rejects.toThrow(NodeDownError)
    await node.crash()
    await waiting
  })

  it('waits across a restart that had begun before', async () => {
    const node = await start()
    await node.crash()
    const waiting = node.blocks.waitForDurable(1n)
    await node.whenUp(new AbortController().signal)
    await mine(node, 1)
    await waiting
  })

  it('fails if the node is stopped, or a signal is aborted', async () => {
    const node = await start()
    const abort = new AbortController()
    const aborted = expect(node.blocks.waitForDurable(1n, abort.signal)).rejects.toThrow(
      'no longer',
    )
    abort.abort(new Error('no longer needed'))
    await aborted
    const waiting = expect(node.blocks.waitForDurable(1n)).rejects.toThrow(NodeDownError)
    await node.stop()
    await waiting
  })
})
