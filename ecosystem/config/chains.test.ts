import { describe, expect, it } from 'vitest'
import { chainTable, maxStakingChains } from './chains'

describe('chainTable', () => {
  it('has the settlement layer first, two staking chains, and the rewards chain last', () => {
    expect(chainTable()).toEqual([
      { name: 'gateway', role: 'gateway', id: 506, port: 3150 },
      { name: 'staking1', role: 'staking', id: 34234, port: 3050 },
      { name: 'staking2', role: 'staking', id: 5328, port: 3250 },
      { name: 'rewards', role: 'rewards', id: 37427, port: 3350 },
    ])
  })

  it('has as many staking chains as asked for', () => {
    const roles = (stakingChains: number) => chainTable({ stakingChains }).map(({ role }) => role)
    expect(roles(1)).toEqual(['gateway', 'staking', 'rewards'])
    expect(roles(3)).toEqual(['gateway', 'staking', 'staking', 'staking', 'rewards'])
  })

  it.each(['name', 'id', 'port'] as const)('gives no two chains the same %s', (field) => {
    const table = chainTable({ stakingChains: maxStakingChains })
    expect(new Set(table.map((chain) => chain[field])).size).toBe(maxStakingChains + 2)
  })

  it('adds the offset to every port', () => {
    const ports = chainTable({ portOffset: 1_000 }).map(({ port }) => port)
    expect(ports).toEqual([4150, 4050, 4250, 4350])
  })

  it('keeps the chains of a smaller ecosystem when there are more', () => {
    const few = chainTable({ stakingChains: 2 })
    expect(chainTable({ stakingChains: maxStakingChains })).toEqual(expect.arrayContaining(few))
  })
})
