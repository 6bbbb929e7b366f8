import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { InteropPermanentError, InteropRetryableError } from '../errors/InteropError'
import {
  destinationCall,
  executedBatch,
  executedSource,
  hash,
  receiptOf,
  sample,
} from '../test/responses'
import { rpcError, stubNode } from '../test/stubNode'
import type { MessageStatus } from './getMessageStatus'
import { type WaitForMessageParameters, waitForMessage } from './waitForMessage'

const root = {
  chainId: sample.gatewayChainId,
  blockNumber: sample.gatewayBlock,
  root: sample.interopRoot,
}
const proven = expect.objectContaining({ proof: sample.proof })
const pace = { pollingInterval: 1_000, timeout: 10_000 }
const down = () => {
  throw rpcError(-32603, 'database is down')
}

/** Waits, and catches the error. */
function wait(
  source: ReturnType<typeof stubNode>,
  parameters: Partial<WaitForMessageParameters> = {},
) {
  const state = { isSettled: false }
  const outcome = waitForMessage(source.client, { hash, ...pace, ...parameters }).then(
    (status) => ({ status, error: undefined }),
    (error) => ({ status: undefined, error }),
  )
  outcome.then(() => {
    state.isSettled = true
  })
  return { outcome, state }
}

describe('waitForMessage', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it('waits until the destination accepts the message, and reports each stage', async () => {
    const source = stubNode({ ...executedSource, eth_getTransactionReceipt: null })
    source.set({ eth_getTransactionByHash: { hash }, zks_getL2ToL1LogProof: null })
    const destination = stubNode({ eth_call: destinationCall([]) })
    const stages: MessageStatus['stage'][] = []
    const { outcome } = wait(source, {
      destination: destination.client,
      onStage: ({ stage }) => stages.push(stage),
    })

    await vi.advanceTimersByTimeAsync(1_500)
    source.set({ eth_getTransactionReceipt: receiptOf([sample.message], null) })
    await vi.advanceTimersByTimeAsync(1_000)
    source.set({ eth_getTransactionReceipt: receiptOf([sample.message]) })
    await vi.advanceTimersByTimeAsync(1_000)
    source.set({ zks_getL2ToL1LogProof: executedSource.zks_getL2ToL1LogProof })
    await vi.advanceTimersByTimeAsync(1_000)
    destination.set({ eth_call: destinationCall([root]) })
    await vi.advanceTimersByTimeAsync(1_000)

    expect(await outcome).toMatchObject({ status: { stage: 'verifiable', proof: proven } })
    expect(stages).toEqual(['pending', 'sent', 'executed', 'verifiable'])
  })

  it('waits for the proof when there is no destination', async () => {
    const source = stubNode({ ...executedSource, zks_getL2ToL1LogProof: null })
    const { outcome, state } = wait(source)
    await vi.advanceTimersByTimeAsync(2_500)
    expect(state.isSettled).toBe(false)
    source.set({ zks_getL2ToL1LogProof: executedSource.zks_getL2ToL1LogProof })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ status: { stage: 'executed', proof: proven } })
  })

  it('waits no longer than for the given stage', async () => {
    const source = stubNode({
      ...executedSource,
      zks_getL1BatchDetails: { ...executedBatch, executeTxHash: null },
    })
    const { outcome } = wait(source, { until: 'committed' })
    expect(await outcome).toMatchObject({ status: { stage: 'proven' } })
  })

  it('polls once per polling interval', async () => {
    const source = stubNode({ eth_getTransactionReceipt: null, eth_getTransactionByHash: null })
    const { outcome } = wait(source)
    await vi.advanceTimersByTimeAsync(10_000)
    await outcome
    const polls = source.calls.filter(({ method }) => method === 'eth_getTransactionReceipt')
    expect(polls).toHaveLength(10)
  })

  it('asks every other time only for the proof, if nobody listens to the stages', async () => {
    const source = stubNode({
      ...executedSource,
      eth_getTransactionReceipt: receiptOf([sample.message], null),
    })
    const destination = stubNode({ eth_call: destinationCall([root]) })
    const { outcome } = wait(source, { destination: destination.client })
    await vi.advanceTimersByTimeAsync(500)
    source.set({ eth_getTransactionReceipt: receiptOf([sample.message]) })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({
      status: { stage: 'verifiable', batchNumber: sample.batchNumber, proof: proven },
    })
    expect(source.calls.map(({ method }) => method)).toEqual([
      'eth_getTransactionReceipt',
      ...['eth_getTransactionReceipt', 'zks_getL2ToL1LogProof', 'eth_chainId'],
    ])
    expect(destination.calls).toHaveLength(1)
  })

  describe('once the batch is sealed', () => {
    const provenBatch = { ...executedBatch, executeTxHash: null, executedAt: null }

    it('does not read the receipt again for the proof', async () => {
      const source = stubNode({ ...executedSource, zks_getL1BatchDetails: provenBatch })
      const { outcome } = wait(source)
      await vi.advanceTimersByTimeAsync(1_000)
      expect(await outcome).toMatchObject({ status: { stage: 'executed', proof: proven } })
      expect(source.calls.map(({ method }) => method)).toEqual([
        ...['eth_getTransactionReceipt', 'zks_getL1BatchDetails'],
        ...['zks_getL2ToL1LogProof', 'eth_chainId'],
      ])
    })

    it('reads it again after a reorg moved the transaction', async () => {
      const moved = { batchNumber: sample.batchNumber - 1n, txNumberInBatch: 0 }
      const source = stubNode({
        ...executedSource,
        eth_getTransactionReceipt: receiptOf([sample.message], moved),
        zks_getL1BatchDetails: provenBatch,
      })
      const { outcome, state } = wait(source)
      await vi.advanceTimersByTimeAsync(1_500)
      expect(state.isSettled).toBe(false)
      source.set(executedSource)
      await vi.advanceTimersByTimeAsync(500)
      expect(await outcome).toMatchObject({ status: { stage: 'executed', proof: proven } })
    })

    it('waits on while the destination rejects the proof', async () => {
      const source = stubNode({ ...executedSource, zks_getL1BatchDetails: provenBatch })
      const destination = stubNode({ eth_call: destinationCall([]) })
      const { outcome, state } = wait(source, { destination: destination.client })
      await vi.advanceTimersByTimeAsync(4_500)
      expect(state.isSettled).toBe(false)
      destination.set({ eth_call: destinationCall([root]) })
      await vi.advanceTimersByTimeAsync(1_000)
      expect(await outcome).toMatchObject({ status: { stage: 'verifiable', proof: proven } })
    })
  })

  it('throws at the deadline with the last stage and a remedy', async () => {
    const source = stubNode({ ...executedSource, zks_getL2ToL1LogProof: null })
    const { outcome } = wait(source)
    await vi.advanceTimersByTimeAsync(10_000)
    const { error } = await outcome
    expect(error).toBeInstanceOf(InteropRetryableError)
    expect(error).toMatchObject({
      name: 'WaitForMessageTimeoutError',
      stage: 'executed',
      shortMessage:
        'Timed out after 10000 ms while waiting for the proof of the message. It is "executed".',
    })
    expect(error.message).toContain('try another node')
  })

  it('retries after errors of a node', async () => {
    const source = stubNode({ ...executedSource, eth_getTransactionReceipt: down })
    const { outcome } = wait(source)
    await vi.advanceTimersByTimeAsync(1_500)
    source.set({ eth_getTransactionReceipt: executedSource.eth_getTransactionReceipt })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ status: { stage: 'executed' } })
  })

  it('throws at the deadline with the last error of a node as the cause', async () => {
    const { outcome } = wait(stubNode({ eth_getTransactionReceipt: down }))
    await vi.advanceTimersByTimeAsync(10_000)
    const { error } = await outcome
    expect(error).toMatchObject({ name: 'WaitForMessageTimeoutError', stage: null })
    expect(error.message).toContain('Check that the nodes can be reached')
    expect(String(error.cause)).toContain('database is down')
  })

  it('has no cause once the node has recovered', async () => {
    const source = stubNode({ ...executedSource, zks_getL2ToL1LogProof: down })
    const { outcome } = wait(source)
    await vi.advanceTimersByTimeAsync(5_500)
    source.set({ zks_getL2ToL1LogProof: null })
    await vi.advanceTimersByTimeAsync(4_500)
    const { error } = await outcome
    expect(error).toMatchObject({ name: 'WaitForMessageTimeoutError', stage: 'executed' })
    expect(error.cause).toBeUndefined()
  })

  it('keeps the deadline if a node does not respond', async () => {
    const silent = () => new Promise(() => {})
    const { outcome } = wait(stubNode({ eth_getTransactionReceipt: silent }))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await outcome).toMatchObject({ error: { name: 'WaitForMessageTimeoutError' } })
  })

  it('throws immediately if the message failed', async () => {
    const source = stubNode({ eth_getTransactionReceipt: { ...receiptOf([]), status: '0x0' } })
    const { error } = await wait(source).outcome
    expect(error).toBeInstanceOf(InteropPermanentError)
    expect(error.name).toBe('MessageTransactionRevertedError')
  })

  it('throws immediately if the destination has no interop contracts', async () => {
    const destination = stubNode({ eth_call: '0x' }).client
    const { error } = await wait(stubNode(executedSource), { destination }).outcome
    expect(error.name).toBe('InteropUnsupportedError')
  })

  it.each(['rootImported', 'verifiable'] as const)(
    'throws when waiting for %s without a destination',
    async (until) => {
      const source = stubNode(executedSource)
      const { error } = await wait(source, { until }).outcome
      expect(error.name).toBe('DestinationRequiredError')
      expect(source.calls).toEqual([])
    },
  )

  describe('with an abort signal', () => {
    const reason = new Error('The user left')

    it('sends no request if already aborted', async () => {
      const source = stubNode(executedSource)
      const { error } = await wait(source, { signal: AbortSignal.abort(reason) }).outcome
      expect(error).toBe(reason)
      expect(source.calls).toEqual([])
    })

    it('aborts between two polls', async () => {
      const controller = new AbortController()
      const source = stubNode({ ...executedSource, zks_getL2ToL1LogProof: null })
      const { outcome } = wait(source, { signal: controller.signal })
      await vi.advanceTimersByTimeAsync(500)
      controller.abort(reason)
      expect((await outcome).error).toBe(reason)
    })

    it('aborts while a node does not respond', async () => {
      const controller = new AbortController()
      const source = stubNode({ eth_getTransactionReceipt: () => new Promise(() => {}) })
      const { outcome } = wait(source, { signal: controller.signal })
      await vi.advanceTimersByTimeAsync(500)
      controller.abort(reason)
      expect((await outcome).error).toBe(reason)
    })
  })

  it('accepts a timeout beyond the maximum of setTimeout', async () => {
    const source = stubNode({ ...executedSource, zks_getL2ToL1LogProof: null })
    const controller = new AbortController()
    const { outcome, state } = wait(source, {
      timeout: Number.POSITIVE_INFINITY,
      signal: controller.signal,
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.isSettled).toBe(false)
    controller.abort()
    await outcome
  })
})
