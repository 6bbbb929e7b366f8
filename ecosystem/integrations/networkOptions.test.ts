import { describe, expect, it } from 'vitest'
import { chooseNetwork, type NetworkOptions } from './networkOptions'

const own = { name: 'mine', id: 71, port: 4_071 }
const places = (options: NetworkOptions) =>
  chooseNetwork(options).chains.map(({ name, port }) => `${name} ${port}`)

describe('the network of a project', () => {
  it('has the chains and contracts of the staking dApp by default', () => {
    expect(places({})).toEqual(['gateway 3150', 'staking1 3050', 'staking2 3250', 'rewards 3350'])
    const { loaded, adminPort } = chooseNetwork({})
    expect(loaded).toMatchObject({
      protocol: 'zksync',
      options: { portOffset: 0, onReady: expect.any(Function) },
    })
    expect(adminPort).toBe(3_040)
  })

  it('can be one of the Superchain', () => {
    expect(places({ protocol: 'superchain' })).toEqual(['op1 9545', 'op2 9546', 'op3 9547'])
    const { loaded, adminPort } = chooseNetwork({ protocol: 'superchain', autoRelay: true })
    expect(loaded).toMatchObject({
      protocol: 'superchain',
      options: { autoRelay: true, onReady: expect.any(Function) },
    })
    expect(adminPort).toBe(8_420)
  })

  it('has other chains, and contracts of its own only', () => {
    expect(places({ chains: [own] })).toEqual(['gateway 3052', 'mine 4071'])
    expect(places({ protocol: 'superchain', chains: [own] })).toEqual(['mine 4071'])
    expect(chooseNetwork({ chains: [own] }).loaded.options).not.toHaveProperty('onReady')
  })

  it('has another settlement layer for the chains of the staking dApp', () => {
    expect(places({ settlementLayer: own })).toEqual([
      'mine 4071',
      'staking1 3050',
      'staking2 3250',
      'rewards 3350',
    ])
  })

  it('adds the offset to every port', () => {
    const { chains, loaded, adminPort } = chooseNetwork({ chains: [own], portOffset: 100 })
    expect(chains.map(({ port }) => port)).toEqual([3_152, 4_171])
    expect(loaded.options.portOffset).toBe(100)
    expect(adminPort).toBe(3_140)
  })

  it.each([
    ['an unknown protocol', { protocol: 'superchian' }, 'protocol'],
    ['an unknown option', { chain: [own] }, 'chain'],
    ['an option of another protocol', { protocol: 'superchain', settlementLayer: own }, 'settle'],
    ['two chains on a port', { chains: [own, { ...own, id: 72, name: 'other' }] }, 'port 4071'],
  ])('rejects %s', (_, options, named) => {
    expect(() => chooseNetwork(JSON.parse(JSON.stringify(options)))).toThrow(named)
  })
})
