import { describe, expect, it } from 'vitest'
import { zksyncLocal } from '../zksync/zksyncLocal'
import {
  adminPort,
  allChains,
  type ChainTable,
  chainTableSchema,
  maxChains,
  nextChain,
} from './chains'

const settlementLayer = { name: 'gateway', id: 506, port: 3150 }
const chain = { name: 'first', id: 10, port: 4000 }

describe('chainTableSchema', () => {
  it('accepts ids and ports of the local ZKsync guide', () => {
    expect(chainTableSchema.parse(zksyncLocal)).toEqual(zksyncLocal)
    expect(allChains(zksyncLocal).map(({ id, port }) => [id, port])).toEqual([
      [506, 3052],
      [6565, 3050],
      [6566, 3051],
    ])
  })

  it('accepts a role and accounts with a balance', () => {
    const accounts = [{ address: '0x00000000000000000000000000000000000000a1', balance: '1' }]
    const table = { settlementLayer, chains: [{ ...chain, role: 'source', accounts }] }
    expect(chainTableSchema.parse(table)).toEqual(table)
  })

  it.each<[string, unknown[]]>([
    ['two chains have the name first', [chain, { ...chain, id: 11, port: 4001 }]],
    ['two chains have the id 10', [chain, { ...chain, name: 'second', port: 4001 }]],
    ['two chains have the id 506', [{ ...chain, id: 506 }]],
    ['two chains have the port 4000', [chain, { ...chain, name: 'second', id: 11 }]],
    [`port ${adminPort} is reserved for the admin methods`, [{ ...chain, port: adminPort }]],
    ['must be letters, digits, dashes and underscores', [{ ...chain, name: 'my chain' }]],
    [
      'must be a number of wei',
      [{ ...chain, accounts: [{ address: `0x${'a1'.repeat(20)}`, balance: '1 ETH' }] }],
    ],
    ['Too small', []],
    ['Unrecognized key', [{ ...chain, prot: 1 }]],
  ])('rejects a table with: %s', (reason, chains) => {
    const { error } = chainTableSchema.safeParse({ settlementLayer, chains })
    expect(error?.message).toContain(reason)
  })
})

describe('nextChain', () => {
  it('has a unique name, id and port', () => {
    let table: ChainTable = {
      settlementLayer,
      chains: [chain, { ...chain, name: 'chain3', id: 11, port: 4001 }],
    }
    while (table.chains.length < maxChains)
      table = chainTableSchema.parse({ ...table, chains: [...table.chains, nextChain(table)] })
    expect(table.chains[2]).toEqual({ name: 'chain4', id: 507, port: 4002 })
  })
})
