import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callNode } from '../anvil/callNode'
import { startSupervisedNode } from '../test/startSupervisedNode'
import type { SupervisedNode } from './SupervisedNode'
import { untilDone } from './untilDone'

const timeout = 30_000
const { signal } = new AbortController()

describe('untilDone', { timeout }, () => {
  let node: SupervisedNode
  let stop: () => Promise<void>

  beforeEach(async () => {
    const started = await startSupervisedNode()
    node = started.node
    stop = started.stop
  })

  afterEach(() => stop())

  it('does it once, and answers with the result', async () => {
    const attempt = vi.fn(async () => 'done')
    expect(await untilDone(node, signal, attempt)).toBe('done')
    expect(attempt.mock.calls).toEqual([[false]])
  })

  it('does it again when the node went down meanwhile, and says that it is another attempt', async () => {
    const attempt = vi.fn(async (isAnother: boolean) => {
      if (!isAnother) await node.crash()
      return node.client.getBlockNumber()
    })
    expect(await untilDone(node, signal, attempt)).toBe(0n)
    expect(attempt.mock.calls).toEqual([[false], [true]])
  })

  it('does it again when the node has come back before the failure is noticed', async () => {
    const attempt = vi.fn(async (isAnother: boolean) => {
      if (isAnother) return 'done'
      await node.crash()
      await node.whenUp(signal)
      throw new Error('The answer was lost')
    })
    expect(await untilDone(node, signal, attempt)).toBe('done')
  })

  it('begins only once the node is up', async () => {
    await node.crash()
    const attempt = vi.fn(async () => node.client.getBlockNumber())
    expect(await untilDone(node, signal, attempt)).toBe(0n)
    expect(attempt).toHaveBeenCalledOnce()
  })

  it('does it again when its own request is cut off before the end of the node is noticed', async () => {
    const attempt = vi.fn(async (isAnother: boolean) => {
      if (!isAnother) throw await callNode('127.0.0.1:9', 'evm_mine', []).catch((error) => error)
      return 'done'
    })
    expect(await untilDone(node, signal, attempt)).toBe('done')
  })

  it('does it again when the connection is gone before the end of the node is noticed', async () => {
    const attempt = vi.fn(async (isAnother: boolean) => {
      if (!isAnother) throw node.downError()
      return 'done'
    })
    expect(await untilDone(node, signal, attempt)).toBe('done')
  })

  it('throws what is not due to the node', async () => {
    const attempt = vi.fn(async () => {
      throw new Error('refused')
    })
    await expect(untilDone(node, signal, attempt)).rejects.toThrow('refused')
    expect(attempt).toHaveBeenCalledOnce()
  })

  it('ends with the signal', async () => {
    const abort = new AbortController()
    await node.crash()
    const waiting = untilDone(node, abort.signal, async () => 'done')
    abort.abort()
    await expect(waiting).rejects.toThrow('aborted')
  })
})
