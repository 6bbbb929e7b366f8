import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { requestNode } from '../anvil/requestNode'
import { startSupervisedNode } from '../test/startSupervisedNode'
import { retryAcrossRestarts } from './retryAcrossRestarts'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 30_000
const { signal } = new AbortController()

describe('retryAcrossRestarts', { timeout }, () => {
  let node: SupervisedNode
  let stop: () => Promise<void>

  beforeEach(async () => {
    const started = await startSupervisedNode()
    node = started.node
    stop = started.stop
  })

  afterEach(() => stop())

  it('runs the attempt once and returns its result', async () => {
    const attempt = vi.fn(async () => 'done')
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe('done')
    expect(attempt.mock.calls).toEqual([[false]])
  })

  it('retries when the node went down meanwhile, and marks the attempt as a retry', async () => {
    const attempt = vi.fn(async (isRetry: boolean) => {
      if (!isRetry) await node.crash()
      return node.client.getBlockNumber()
    })
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe(0n)
    expect(attempt.mock.calls).toEqual([[false], [true]])
  })

  it('retries when the node was restarted before the failure is noticed', async () => {
    const attempt = vi.fn(async (isRetry: boolean) => {
      if (isRetry) return 'done'
      await node.crash()
      await node.whenUp(signal)
      throw new Error('The response was lost')
    })
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe('done')
  })

  it('waits for the node to be up', async () => {
    await node.crash()
    const attempt = vi.fn(async () => node.client.getBlockNumber())
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe(0n)
    expect(attempt).toHaveBeenCalledOnce()
  })

  it('retries when its own connection is lost before the exit of the node is noticed', async () => {
    const attempt = vi.fn(async (isRetry: boolean) => {
      if (!isRetry) throw await requestNode('127.0.0.1:9', 'evm_mine', []).catch((error) => error)
      return 'done'
    })
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe('done')
  })

  it('retries when the connection of the node is lost before its exit is noticed', async () => {
    const attempt = vi.fn(async (isRetry: boolean) => {
      if (!isRetry) throw node.downError()
      return 'done'
    })
    expect(await retryAcrossRestarts([node], signal, attempt)).toBe('done')
  })

  it('throws errors that are unrelated to the node', async () => {
    const attempt = vi.fn(async () => {
      throw new Error('refused')
    })
    await expect(retryAcrossRestarts([node], signal, attempt)).rejects.toThrow('refused')
    expect(attempt).toHaveBeenCalledOnce()
  })

  it('is aborted by the signal', async () => {
    const abort = new AbortController()
    await node.crash()
    const waiting = retryAcrossRestarts([node], abort.signal, async () => 'done')
    abort.abort()
    await expect(waiting).rejects.toThrow('aborted')
  })
})
