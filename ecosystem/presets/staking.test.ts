import { describe, expect, it } from 'vitest'
import { allChains } from '../config/chains'
import { stakingPreset } from './staking'
import { maxStakingChains, stakingTable } from './stakingTable'

describe('stakingTable', () => {
  it('has two staking chains and a rewards chain, with the ids and ports of the public tutorial', () => {
    expect(stakingTable()).toEqual({
      settlementLayer: { name: 'gateway', role: 'settlement layer', id: 506, port: 3150 },
      chains: [
        { name: 'staking1', role: 'staking', id: 34234, port: 3050 },
        { name: 'staking2', role: 'staking', id: 5328, port: 3250 },
        { name: 'rewards', role: 'rewards', id: 37427, port: 3350 },
      ],
    })
  })

  it('has the given number of staking chains', () => {
    const roles = (stakingChains: number) =>
      stakingTable(stakingChains).chains.map(({ role }) => role)
    expect(roles(1)).toEqual(['staking', 'rewards'])
    expect(roles(3)).toEqual(['staking', 'staking', 'staking', 'rewards'])
  })

  it.each(['name', 'id', 'port'] as const)('has a unique %s for each chain', (field) => {
    const all = allChains(stakingTable(maxStakingChains))
    expect(new Set(all.map((chain) => chain[field])).size).toBe(maxStakingChains + 2)
  })

  it('extends the chains of a smaller network', () => {
    expect(stakingTable(maxStakingChains).chains).toEqual(
      expect.arrayContaining([...stakingTable(2).chains]),
    )
  })
})

describe('stakingPreset', () => {
  it.each([0, maxStakingChains + 1, Number.NaN])('rejects %s staking chains', (stakingChains) => {
    expect(() => stakingPreset({ stakingChains })).toThrow('There can be 1 to 20 staking chains')
  })

  it('adds the next staking chain, up to the limit', () => {
    const { nextChain } = stakingPreset()
    expect(nextChain(stakingTable(2))).toEqual(stakingTable(3).chains[2])
    expect(() => nextChain(stakingTable(maxStakingChains))).toThrow(
      'There are already 20 staking chains, which is the limit.',
    )
  })
})
