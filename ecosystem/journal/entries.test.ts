import { numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { type Entry, formatLines, type JournalHeader, readEntries, readJournal } from './entries'

const hash = numberToHex(1, { size: 32 })

const block = (number: number): Entry => ({
  block: { number, hash, timestamp: 10 * number, transactions: ['0x02', { from: '0xa1' }] },
  at: 10_000 * number,
})

const mutation = (id: number, after: number): Entry => ({
  mutation: { id, after, method: 'anvil_setBalance', params: ['0xa1', '0x1'] },
})

const header: JournalHeader = {
  ...{ version: 3, network: 'ours', chain: 506, journal: 0, previous: null },
}

const write = (...entries: Entry[]) => formatLines([header, ...entries], null).text

function read(...entries: Entry[]) {
  const journal = readJournal(write(...entries))
  if (!journal) throw new Error('The journal is empty')
  return { ...journal, ...readEntries(journal.entries) }
}

describe('readJournal', () => {
  it('returns what was written, each kind in order', () => {
    expect(
      read(mutation(0, 0), block(1), { alias: '0x71' }, mutation(1, 1), block(2), {
        alias: '0x72',
      }),
    ).toMatchObject({
      header,
      blocks: [1, 2].map((number) => ({
        number,
        hash,
        timestamp: 10 * number,
        transactions: ['0x02', { from: '0xa1' }],
        at: 10_000 * number,
      })),
      mutations: [0, 1].map((id) => ({
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

  it.each(['', '0123', write().slice(0, -1)])(
    'returns null without a complete first line: %j',
    (text) => {
      expect(readJournal(text)).toBeNull()
    },
  )

  it('omits a mutation that the node rejected', () => {
    expect(read(mutation(0, 0), mutation(1, 0), { failed: 0 }).mutations).toMatchObject([{ id: 1 }])
  })

  it('records up to which block a mutation may have come later', () => {
    expect(
      read(mutation(0, 3), block(4), block(5), { overtaken: 0, by: 5 }).mutations,
    ).toMatchObject([{ after: 3, latest: 5 }])
  })

  it('ignores a mutation that was both overtaken and rejected', () => {
    expect(read(mutation(0, 3), { failed: 0 }, { overtaken: 0, by: 5 }).mutations).toEqual([])
  })

  it('leaves out a torn last line', () => {
    const text = write(mutation(0, 0), mutation(1, 0))
    expect(readJournal(text.slice(0, -1))).toMatchObject({
      entries: [mutation(0, 0)],
      isTorn: true,
    })
  })

  const lines = write(block(1), block(2), mutation(0, 2), block(3)).match(/.*\n/g) ?? []

  it.each<[string, (lines: string[]) => string[], string]>([
    ['dropped', (all) => all.toSpliced(2, 1), 'line 3'],
    ['repeated', (all) => all.toSpliced(2, 0, all[2] ?? ''), 'line 4'],
    ['moved', (all) => [0, 2, 1, 3, 4].map((index) => all[index] ?? ''), 'line 2'],
    [
      'changed',
      (all) => all.with(2, (all[2] ?? '').replace('"timestamp":20', '"timestamp":21')),
      'line 3',
    ],
    ['emptied', (all) => all.with(2, '\n'), 'line 3'],
    ['without its hash', (all) => all.with(2, '{"failed":0}\n'), 'line 3'],
    [
      'of another journal',
      (all) => all.with(2, write(block(2)).match(/.*\n/g)?.[1] ?? ''),
      'line 3',
    ],
    ['dropped at the beginning', (all) => all.slice(1), 'line 1'],
  ])('rejects a line that was %s, naming it', (_, damage, line) => {
    expect(() => readJournal(damage(lines).join(''))).toThrow(`${line} does not match its hash`)
  })

  it('reports the last block before a damaged line', () => {
    expect(() => readJournal(lines.toSpliced(4, 1, 'nonsense\n').join(''))).toThrow(
      expect.objectContaining({ lastBlock: 2 }),
    )
  })

  it.each([
    [[{ alias: '71' }]],
    [[{ failed: 0, more: 1 }]],
    [[{ block: { number: -1, hash: '0x', timestamp: 1, transactions: [] }, at: 1 }]],
  ])('rejects invalid entries: %j', (entries) => {
    // Written by a program that is not ours.
    const text = Reflect.apply(write, null, entries)
    expect(() => readJournal(text)).toThrow('line 2')
  })
})
