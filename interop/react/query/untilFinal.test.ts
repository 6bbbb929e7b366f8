import { createClient, custom } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { untilFinal, whileAwaited } from './untilFinal'

const client = createClient({
  transport: custom({ request: async () => null }),
  pollingInterval: 700,
})
const { refetchInterval, staleTime } = untilFinal(client, (count: number) => count >= 3)
const state = (data: number | undefined) => ({ state: { data } })

describe('untilFinal', () => {
  it('polls while the data is not final', () => {
    for (const data of [undefined, 0, 2]) {
      expect(refetchInterval(state(data))).toBe(700)
      expect(staleTime(state(data))).toBe(0)
    }
  })

  it('never refetches final data', () => {
    expect(refetchInterval(state(3))).toBe(false)
    expect(staleTime(state(3))).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('whileAwaited', () => {
  const live = createClient({
    transport: custom({ request: async () => null }),
    pollingInterval: 4_000,
  })
  const { refetchInterval } = whileAwaited(
    live,
    (stage: string) => stage === 'final',
    (stage) => stage,
  )
  const query: { state: { data: string | undefined } } = { state: { data: undefined } }
  const intervalOf = (data: string | undefined) => {
    query.state.data = data
    return refetchInterval(query)
  }

  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('polls more often after each new stage, and not once the data is final', () => {
    expect(intervalOf(undefined)).toBe(1_000)
    vi.advanceTimersByTime(60_000)
    expect(intervalOf(undefined)).toBe(4_000)
    expect(intervalOf('sent')).toBe(1_000)
    vi.advanceTimersByTime(15_000)
    expect(intervalOf('sent')).toBe(2_000)
    vi.advanceTimersByTime(30_000)
    expect(intervalOf('sent')).toBe(4_000)
    expect(intervalOf('executed')).toBe(1_000)
    expect(intervalOf('final')).toBe(false)
  })
})
