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
  it('has it read again as long as it can change', () => {
    for (const data of [undefined, 0, 2]) {
      expect(refetchInterval(state(data))).toBe(700)
      expect(staleTime(state(data))).toBe(0)
    }
  })

  it('has it never read again once it cannot', () => {
    expect(refetchInterval(state(3))).toBe(false)
    expect(staleTime(state(3))).toBe(Number.POSITIVE_INFINITY)
  })
})
