import { numberToHex, padHex } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rpcError, stubNode } from '../../test/stubNode'
import { block, destination, hash, otherHash, otherLog, receiptOf, source } from '../test/responses'
import type { MessageStatus } from './getMessageStatus'
import { hasReached } from './hasReached'
import { type WaitForMessageParameters, waitForMessage } from './waitForMessage'

const relayed = { eth_call: padHex('0x01', { size: 32 }) }
const at = (seconds: bigint) => ({
  eth_getBlockByNumber: {
    ...block,
    timestamp: numberToHex(BigInt(block.timestamp) + seconds),
  },
})

/** Waits, and returns the status or the error. */
const wait = (
  from: ReturnType<typeof stubNode>,
  to: ReturnType<typeof stubNode> | undefined,
  parameters: Partial<WaitForMessageParameters> = {},
) =>
  waitForMessage(from.client, {
    hash,
    destination: to?.client,
    pollingInterval: 1_000,
    timeout: 10_000,
    ...parameters,
  }).catch((error) => error)

describe('waitForMessage', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it('waits until the message is relayed, and reports each stage', async () => {
    const from = stubNode({ ...source, eth_getTransactionReceipt: null })
    from.set({ eth_getTransactionByHash: null })
    const to = stubNode({ ...destination, ...at(-1n) })
    const stages: MessageStatus['stage'][] = []
    const outcome = wait(from, to, { onStage: ({ stage }) => stages.push(stage) })
    await vi.advanceTimersByTimeAsync(500)
    for (const change of [
      () => from.set({ eth_getTransactionByHash: { hash } }),
      () => from.set(source),
      () => to.set(at(0n)),
      () => to.set(relayed),
    ]) {
      change()
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(await outcome).toMatchObject({ stage: 'relayed' })
    expect(stages).toEqual(['unknown', 'pending', 'sent', 'relayable', 'relayed'])
  })

  it('continues after a reorg and after failed requests', async () => {
    const from = stubNode({ ...source, ...at(0n) })
    from.set({ eth_getBlockByNumber: { ...block, hash: otherHash } })
    const to = stubNode({ ...destination, ...relayed })
    const outcome = wait(from, to)
    await vi.advanceTimersByTimeAsync(1_000)
    from.set(source)
    to.set({
      eth_call: () => {
        throw rpcError(-32603, 'database is down')
      },
    })
    await vi.advanceTimersByTimeAsync(1_000)
    to.set(relayed)
    // viem loads a module after an error, which takes real time.
    const reached = vi.fn()
    outcome.then(reached)
    await vi.waitFor(() => expect(reached).toHaveBeenCalled(), { timeout: 5_000 })
    expect(await outcome).toMatchObject({ stage: 'relayed' })
  })

  it.each([
    ['MessageExpiredError', source, at(604_801n)],
    ['WrongDestinationError', source, { eth_chainId: '0x1' }],
    ['MessengerMissingError', source, { eth_call: '0x' }],
    ['MessageNotSentError', { ...source, eth_getTransactionReceipt: receiptOf([otherLog(0)]) }, {}],
  ])('throws %s at once', async (name, from, to) => {
    expect(await wait(stubNode(from), stubNode({ ...destination, ...to }))).toMatchObject({ name })
  })

  it('requires the destination for stages that depend on it', async () => {
    for (const until of ['relayable', 'relayed'] as const)
      expect(await wait(stubNode(source), undefined, { until })).toMatchObject({
        name: 'DestinationRequiredError',
      })
  })

  it('times out with the stage, a remedy and the last error', async () => {
    const outcome = wait(stubNode(source), stubNode(destination))
    await vi.advanceTimersByTimeAsync(10_000)
    const error = await outcome
    expect(error).toMatchObject({ name: 'WaitForMessageTimeoutError', stage: 'relayable' })
    expect(error.message).toContain('`relayMessage`')
  })

  it('is aborted with the reason of the signal', async () => {
    const controller = new AbortController()
    const outcome = wait(stubNode(source), stubNode(destination), { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(500)
    controller.abort(new Error('enough'))
    expect(await outcome).toMatchObject({ message: 'enough' })
  })
})

describe('hasReached', () => {
  it.each([
    ['relayed', 'relayable', true],
    ['relayable', 'relayed', false],
    ['sent', 'sent', true],
    ['unknown', 'pending', false],
    ['expired', 'sent', true],
    ['expired', 'relayable', false],
    ['expired', 'expired', true],
    ['relayed', 'expired', false],
    ['failed', 'unknown', false],
    ['failed', 'failed', true],
    ['relayed', 'failed', false],
  ] as const)('of %s and %s is %s', (stage, other, expected) => {
    expect(hasReached(stage, other)).toBe(expected)
  })
})
