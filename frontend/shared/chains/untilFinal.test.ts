import { createClient, custom } from 'viem'
import { describe, expect, it } from 'vitest'
import { untilFinal } from './untilFinal'

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
