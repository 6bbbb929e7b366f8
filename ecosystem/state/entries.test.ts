import { numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { type Entry, formatEntry, readEntries } from './entries'

const hash = numberToHex(1, { size: 32 })

const block = (number: number): Entry => ({
  block: { number, hash, timestamp: 10 * number, transactions: ['0x02', { from: '0xa1' }] },
  at: 10_000 * number,
})

const order = (id: number, after: number): Entry => ({
  order: { id, after, method: 'anvil_setBalance', params: ['0xa1', '0x1'] },
})

const read = (...entries: Entry[]) => readEntries(entries.map(formatEntry).join(''))

describe('readEntries', () => {
  it('gives back what was written, each kind in its order', () => {
    expect(
      read(order(0, 0), block(1), { alias: '0x71' }, order(1, 1), block(2), { alias: '0x72' }),
    ).toEqual({
      blocks: [1, 2].map((number) => ({
        number,
        hash,
        timestamp: 10 * number,
        transactions: ['0x02', { from: '0xa1' }],
        at: 10_000 * number,
      })),
      orders: [0, 1].map((id) => ({
        id,
        after: id,
        latest: id,
        method: 'anvil_setBalance',
        params: ['0xa1', '0x1'],
      })),
      aliases: ['0x71', '0x72'],
      isTorn: false,
    })
  })

  it('knows nothing from an empty journal', () => {
    expect(readEntries('')).toEqual({ blocks: [], orders: [], aliases: [], isTorn: false })
  })

  it('leaves out an order that the node refused', () => {
    expect(read(order(0, 0), order(1, 0), { failed: 0 }).orders).toMatchObject([{ id: 1 }])
  })

  it('knows up to which block an order may have come later', () => {
    expect(read(order(0, 3), block(4), block(5), { overtaken: 0, by: 5 }).orders).toMatchObject([
      { after: 3, latest: 5 },
    ])
  })

  it('minds no order that was both overtaken and refused', () => {
    expect(read(order(0, 3), { failed: 0 }, { overtaken: 0, by: 5 }).orders).toEqual([])
  })

  it.each(['{"failed"', '{"failed":0}', '{'])('leaves out a torn last line, such as %s', (torn) => {
    const text = formatEntry(order(0, 0)) + torn
    expect(readEntries(text)).toMatchObject({ orders: [{ id: 0 }], isTorn: true })
  })

  it.each([
    ['{"failed"', 'line 2 is not JSON'],
    ['', 'line 2 is not JSON'],
    ['{"failed":"0"}', 'line 2 is no entry of a journal'],
    ['{"failed":0,"more":1}', 'line 2 is no entry of a journal'],
    ['{"alias":"71"}', 'line 2 is no entry of a journal'],
    [
      '{"block":{"number":-1,"hash":"0x","timestamp":1,"transactions":[]},"at":1}',
      'line 2 is no entry of a journal',
    ],
  ])('refuses %j in the middle, and names the line', (line, reason) => {
    const text = `${formatEntry(order(0, 0))}${line}\n${formatEntry(order(1, 0))}`
    expect(() => readEntries(text)).toThrow(reason)
  })
})
