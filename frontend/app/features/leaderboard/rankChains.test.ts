import { describe, expect, it } from 'vitest'
import { rankChains } from './rankChains'

const chain = (name: string, rewards: bigint, isWinning = false) => ({
  name,
  chainId: 1,
  rewards,
  isWinning,
})
const names = (chains: readonly { name: string }[]) => chains.map(({ name }) => name)

describe('rankChains', () => {
  it('puts the chain with the most rewards first', () => {
    expect(names(rankChains([chain('a', 1n), chain('b', 3n, true), chain('c', 2n)]))).toEqual([
      'b',
      'c',
      'a',
    ])
  })

  it('puts the winner first among equals: it got there first', () => {
    expect(names(rankChains([chain('a', 2n), chain('b', 2n, true)]))).toEqual(['b', 'a'])
  })

  it('breaks other ties by the order of the manifest', () => {
    expect(names(rankChains([chain('a', 0n), chain('b', 0n)]))).toEqual(['a', 'b'])
  })

  it('tells the share of each chain in all rewards', () => {
    expect(
      rankChains([chain('a', 3n, true), chain('b', 1n), chain('c', 0n)]).map(({ share }) => share),
    ).toEqual([0.75, 0.25, 0])
  })

  it('has no shares before the first reward', () => {
    expect(rankChains([chain('a', 0n)])).toMatchObject([{ share: 0 }])
  })
})
