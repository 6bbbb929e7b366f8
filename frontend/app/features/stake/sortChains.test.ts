import { describe, expect, it } from 'vitest'
import { searchChains, sortChains } from './sortChains'

const chains = [
  { chainId: 324, name: 'ZKsync Era' },
  { chainId: 10, name: 'OP Mainnet' },
  { chainId: 8453, name: 'Base' },
  { chainId: 1, name: 'Ethereum' },
]

const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name)

describe('sortChains', () => {
  it('puts stakes before balances, and keeps the order of the rest', () => {
    const holdings = new Map([
      [1, { stake: 0n, balance: 5n }],
      [8453, { stake: 1n, balance: 0n }],
      [10, { stake: undefined, balance: undefined }],
    ])
    const none = { stake: 0n, balance: 0n }
    expect(namesOf(sortChains(chains, (id) => holdings.get(id) ?? none))).toEqual([
      'Base',
      'Ethereum',
      'ZKsync Era',
      'OP Mainnet',
    ])
  })
})

describe('searchChains', () => {
  it('finds names in any case, and ids', () => {
    expect(namesOf(searchChains(chains, ' eth'))).toEqual(['Ethereum'])
    expect(namesOf(searchChains(chains, '84'))).toEqual(['Base'])
    expect(namesOf(searchChains(chains, ''))).toHaveLength(4)
    expect(namesOf(searchChains(chains, 'none'))).toEqual([])
  })
})
