import { numberToHex, pad, toEventSelector } from 'viem'
import { describe, expect, it } from 'vitest'
import type { ChainLog } from '../events/EventSource'
import { eventsOf } from './accountEvents'
import { transfersOf } from './transfers'

const token = `0x${'aa'.repeat(20)}` as const
const from = `0x${'bb'.repeat(20)}` as const
const to = `0x${'cc'.repeat(20)}` as const
const selector = toEventSelector('Transfer(address,address,uint256)')

const log = (fields: Pick<ChainLog, 'topics' | 'data'>): ChainLog => ({
  address: token,
  blockHash: '0x',
  blockNumber: 1n,
  blockTimestamp: 1n,
  logIndex: 0,
  transactionHash: '0x',
  transactionIndex: 0,
  removed: false,
  ...fields,
})

const place = { chainId: 1, indexInTransaction: 0 }
const id = numberToHex(7, { size: 32 })

describe('the transfers of an account', () => {
  it('are those from it, to it, and of it', () => {
    expect(transfersOf(from).filters).toEqual([
      { topics: [selector, pad(from)] },
      { topics: [selector, null, pad(from)] },
      { address: from, topics: [selector] },
    ])
  })

  it.each([
    ['an amount', { topics: [selector, pad(from), pad(to)], data: id }, { amount: 7n }],
    ['an id', { topics: [selector, pad(from), pad(to), id], data: '0x' }, { tokenId: 7n }],
  ] as const)('have %s', (_, { topics, data }, value) => {
    const parsed = transfersOf(from).parse(log({ topics: [...topics], data }), place)
    expect(parsed).toEqual({ token, from, to, value })
  })

  it('leave out events of the same name that are no transfers', () => {
    const others = [log({ topics: [selector], data: id })]
    expect(transfersOf(from).select?.(others)).toEqual([])
  })
})

describe('the events of an account', () => {
  it('have it as any of their indexed arguments', () => {
    const filters = [[null], [null, null], [null, null, null]].map((before) => ({
      topics: [...before, pad(from)],
    }))
    expect(eventsOf(from, { isContract: false }).filters).toEqual(filters)
  })

  it('are those that a contract emitted', () => {
    expect(eventsOf(token, { isContract: true }).filters).toEqual([{ address: token }])
  })
})
