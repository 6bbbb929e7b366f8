import type { Hash } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { Faults, faultsSchema } from './Faults'

vi.mock('node:timers/promises', () => import('../test/fakeDelay'))

const { signal } = new AbortController()
const hour = 3_600_000

function faultsOf(settings: z.input<typeof faultsSchema>): Faults {
  const faults = new Faults()
  faults.settings = faultsSchema.parse(settings)
  return faults
}

/** Whether a promise has settled once all due callbacks have run. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  const finish = () => {
    done = true
  }
  promise.then(finish, finish)
  await new Promise((resolve) => setImmediate(resolve))
  return done
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('faultsSchema', () => {
  it('defaults to no faults', () => {
    expect(faultsSchema.parse({})).toEqual({
      seed: 1,
      rpc: { errorRate: 0, latency: 0 },
      settlement: { delay: 0, dropRate: 0, duplicateRate: 0 },
      imports: { delay: 0, shuffle: false },
      proofs: { withhold: [] },
    })
  })

  it.each([
    { rpc: { errorRate: 1.1 } },
    { rpc: { errorRate: -0.1 } },
    { rpc: { latency: 1.5 } },
    { rpc: { latency: hour + 1 } },
    { settlement: { dropRate: '0.5' } },
    { proofs: { withhold: ['0x12'] } },
    { proofs: { withhold: 'some' } },
    { imports: { shufle: true } },
    { storms: true },
  ])('rejects %j', (settings) => {
    expect(faultsSchema.safeParse(settings).success).toBe(false)
  })
})

describe('failsRequest', () => {
  async function outcomes(faults: Faults, count: number): Promise<boolean[]> {
    const all: boolean[] = []
    for (let request = 0; request < count; request++) all.push(await faults.failsRequest(1))
    return all
  }

  it('fails no requests by default', async () => {
    expect(await outcomes(new Faults(), 100)).not.toContain(true)
  })

  it.each([0.1, 0.5, 0.9])('fails requests at a rate of %d', async (errorRate) => {
    const all = await outcomes(faultsOf({ rpc: { errorRate } }), 10_000)
    expect(all.filter(Boolean).length / all.length).toBeCloseTo(errorRate, 1)
  })

  it('fails all at a rate of 1', async () => {
    expect(await outcomes(faultsOf({ rpc: { errorRate: 1 } }), 100)).not.toContain(false)
  })

  it('fails the same requests for the same seed, others for another', async () => {
    const settings = (seed: number) => faultsSchema.parse({ seed, rpc: { errorRate: 0.5 } })
    const faults = faultsOf(settings(3))
    const first = await outcomes(faults, 100)
    faults.settings = settings(3)
    expect(await outcomes(faults, 100)).toEqual(first)
    faults.settings = settings(4)
    expect(await outcomes(faults, 100)).not.toEqual(first)
  })

  it('does not affect other chains', async () => {
    const faults = faultsOf({ rpc: { errorRate: 1, latency: hour, chainIds: [1] } })
    expect(await faults.failsRequest(2)).toBe(false)
  })

  it('delays by the given time', async () => {
    const answer = faultsOf({ rpc: { latency: 500 } }).failsRequest(1)
    await vi.advanceTimersByTimeAsync(499)
    expect(await isDone(answer)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBe(false)
  })

  it('ends delays when the faults change', async () => {
    const faults = faultsOf({ rpc: { latency: hour } })
    const answer = faults.failsRequest(1)
    expect(await isDone(answer)).toBe(false)
    faults.settings = faultsSchema.parse({})
    expect(await isDone(answer)).toBe(true)
  })
})

describe('withholdsProof', () => {
  const hash: Hash = `0x${'ab'.repeat(32)}`
  const upper: Hash = `0x${'AB'.repeat(32)}`
  const other: Hash = `0x${'cd'.repeat(32)}`

  it('withholds no proofs by default', () => {
    expect(new Faults().withholdsProof(hash)).toBe(false)
  })

  it('withholds all proofs indefinitely', () => {
    const faults = faultsOf({ proofs: { withhold: 'all' } })
    vi.advanceTimersByTime(1_000 * hour)
    expect(faults.withholdsProof(hash)).toBe(true)
  })

  it.each([
    { named: hash, asked: upper },
    { named: upper, asked: hash },
  ])('withholds proofs of given transactions, case-insensitively', ({ named, asked }) => {
    const faults = faultsOf({ proofs: { withhold: [named] } })
    expect(faults.withholdsProof(asked)).toBe(true)
    expect(faults.withholdsProof(other)).toBe(false)
  })

  it('withholds proofs for a duration', () => {
    const faults = faultsOf({ proofs: { withhold: 'all', for: 500 } })
    vi.advanceTimersByTime(500)
    expect(faults.withholdsProof(hash)).toBe(true)
    vi.advanceTimersByTime(1)
    expect(faults.withholdsProof(hash)).toBe(false)
  })

  it('restarts the duration when the faults are set again', () => {
    const faults = faultsOf({ proofs: { withhold: 'all', for: 500 } })
    vi.advanceTimersByTime(501)
    faults.settings = faultsSchema.parse({ proofs: { withhold: 'all', for: 500 } })
    expect(faults.withholdsProof(hash)).toBe(true)
  })
})

describe('sendSettlement', () => {
  it('sends once and without delay by default', async () => {
    const send = vi.fn(async () => {})
    await new Faults().sendSettlement(send, signal)
    expect(send).toHaveBeenCalledOnce()
  })

  it('sends with a delay', async () => {
    const send = vi.fn(async () => {})
    const sent = faultsOf({ settlement: { delay: 500 } }).sendSettlement(send, signal)
    await vi.advanceTimersByTimeAsync(499)
    expect(send).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await sent
    expect(send).toHaveBeenCalledOnce()
  })

  it('resubmits a lost transaction a second later', async () => {
    const send = vi.fn(async () => {})
    const sent = faultsOf({ settlement: { dropRate: 1 } }).sendSettlement(send, signal)
    await vi.advanceTimersByTimeAsync(999)
    expect(send).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await sent
    expect(send).toHaveBeenCalledOnce()
  })

  it('sends twice, and ignores the rejection of the second', async () => {
    const send = vi
      .fn(async () => {})
      .mockResolvedValueOnce()
      .mockRejectedValueOnce(new Error())
    await faultsOf({ settlement: { duplicateRate: 1 } }).sendSettlement(send, signal)
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('reports the rejection of the first', async () => {
    const send = async () => {
      throw new Error('refused')
    }
    const sent = faultsOf({ settlement: { duplicateRate: 1 } }).sendSettlement(send, signal)
    await expect(sent).rejects.toThrow('refused')
  })

  it.each([{ delay: hour }, { dropRate: 1 }])(
    'is aborted by the signal with %j',
    async (settlement) => {
      const abort = new AbortController()
      const send = vi.fn(async () => {})
      const sent = faultsOf({ settlement }).sendSettlement(send, abort.signal)
      abort.abort()
      await expect(sent).rejects.toThrow('aborted')
      expect(send).not.toHaveBeenCalled()
    },
  )

  it('sends delayed transactions immediately when the faults change', async () => {
    const faults = faultsOf({ settlement: { delay: hour } })
    const sent = faults.sendSettlement(async () => {}, signal)
    faults.settings = faultsSchema.parse({})
    expect(await isDone(sent)).toBe(true)
  })
})

describe('orderImports', () => {
  const roots = [1, 2, 3, 4, 5, 6, 7, 8]

  it('imports all roots together, in order, by default', async () => {
    expect(await new Faults().orderImports(roots, signal)).toEqual([roots])
  })

  it('imports each root once, one by one, in an order that depends on the seed', async () => {
    const shuffle = (seed: number) =>
      faultsOf({ seed, imports: { shuffle: true } }).orderImports(roots, signal)
    const order = await shuffle(1)
    expect(order.every(({ length }) => length === 1)).toBe(true)
    expect(order.flat()).not.toEqual(roots)
    expect(order.flat().toSorted()).toEqual(roots)
    expect(await shuffle(1)).toEqual(order)
    expect(await shuffle(2)).not.toEqual(order)
  })

  it('is delayed until the faults change', async () => {
    const faults = faultsOf({ imports: { delay: hour } })
    const order = faults.orderImports(roots, signal)
    await vi.advanceTimersByTimeAsync(hour - 1)
    expect(await isDone(order)).toBe(false)
    faults.settings = faultsSchema.parse({})
    expect(await isDone(order)).toBe(true)
  })

  it('delays by the given time', async () => {
    const order = faultsOf({ imports: { delay: 500 } }).orderImports(roots, signal)
    await vi.advanceTimersByTimeAsync(499)
    expect(await isDone(order)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await order).toEqual([roots])
  })

  it('is aborted by the signal', async () => {
    const abort = new AbortController()
    const order = faultsOf({ imports: { delay: hour } }).orderImports(roots, abort.signal)
    abort.abort()
    await expect(order).rejects.toThrow('aborted')
  })
})
