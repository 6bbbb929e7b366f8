import { type Hash, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { type BlockReference, Safety, type SafetyBlock } from './Safety'

const pace = { relay: 0, safe: 0, finalize: 3_600_000 }

const hashOf = (number: bigint, branch = 0n): Hash =>
  numberToHex(number * 16n + branch, { size: 32 })

function block(number: bigint, sources: readonly BlockReference[] = []): SafetyBlock {
  return { number, hash: hashOf(number), arrivedAt: Number.NEGATIVE_INFINITY, sources }
}

describe('Safety', () => {
  it('lets a block be safe once all that it relies on is', () => {
    const safety = new Safety(() => pace)
    safety.add(1n, block(1n, [{ chainId: 2n, blockNumber: 2n }]))
    safety.add(2n, block(1n))
    expect(safety.head(1n, 'safe')).toBe(0n)
    safety.add(2n, block(2n, [{ chainId: 1n, blockNumber: 0n }]))
    expect(safety.head(1n, 'safe')).toBe(1n)
    expect(safety.head(2n, 'safe')).toBe(2n)
  })

  it('waits for the delay of each level, and for earlier blocks', () => {
    const safety = new Safety(() => pace)
    safety.add(1n, { ...block(1n), arrivedAt: Number.POSITIVE_INFINITY })
    safety.add(1n, block(2n))
    expect(safety.head(1n, 'safe')).toBe(0n)
    safety.add(2n, { ...block(1n), arrivedAt: performance.now() })
    expect(safety.head(2n, 'safe')).toBe(1n)
    expect(safety.head(2n, 'finalize')).toBe(0n)
  })

  it('keeps what was safe when the same blocks are read again, and no others', () => {
    let current = pace
    const safety = new Safety(() => current)
    for (const number of [1n, 2n, 3n]) safety.add(1n, block(number))
    expect(safety.head(1n, 'safe')).toBe(3n)
    current = { ...pace, safe: 3_600_000 }
    const late = (number: bigint) => ({ ...block(number), arrivedAt: performance.now() })
    safety.replace(new Map([[1n, [late(1n), late(2n), late(3n), late(4n)]]]))
    expect(safety.head(1n, 'safe')).toBe(3n)
    const replaced = { ...late(3n), hash: hashOf(3n, 1n) }
    safety.replace(new Map([[1n, [late(1n), late(2n), replaced]]]))
    expect(safety.head(1n, 'safe')).toBeLessThan(3n)
  })

  it('knows when a block arrived', () => {
    const safety = new Safety(() => pace)
    safety.add(1n, { ...block(1n), arrivedAt: 5_000_000_000_000 })
    const arrivalOf = (blockNumber: bigint) => safety.arrivalOf({ chainId: 1n, blockNumber })
    expect(arrivalOf(1n)).toBe(5_000_000_000_000)
    expect(arrivalOf(2n)).toBe(Number.POSITIVE_INFINITY)
  })
})
