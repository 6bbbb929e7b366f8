import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { numberToHex } from 'viem'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChainStore, type WriteState } from './ChainStore'
import { type Entry, formatEntry } from './entries'

let directory: string
let stores: ChainStore[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  stores = []
})

afterEach(() => {
  for (const store of stores) store.close()
  rmSync(directory, { recursive: true })
})

/** As after the program was killed: what was open stays behind. */
function open(): ChainStore {
  const store = new ChainStore(directory)
  stores.push(store)
  return store
}

const files = () => readdirSync(directory).toSorted()

const block = (number: bigint, data: `0x${string}` = '0x02') => ({
  number,
  hash: numberToHex(number, { size: 32 }),
  timestamp: number * 10n,
  transactions: [data],
})

const balance = (after: number, value = '0x1') => ({
  after,
  method: 'anvil_setBalance',
  params: ['0xa1', value],
})

const behaviour = (method: string, ...params: unknown[]) => ({ after: 0, method, params })

const numbersOf = (store: ChainStore) => store.read().blocks.map(({ number }) => number)

const ordersOf = (store: ChainStore) =>
  store.read().orders.map(({ method, params }) => [method, ...params])

/** What is read, with what the checkpoint holds. */
function read(store: ChainStore) {
  const { checkpoint, ...journal } = store.read()
  return { ...journal, checkpoint: checkpoint && readFileSync(checkpoint, 'utf8') }
}

/** Gives a checkpoint that state. */
function saving(state: string) {
  return async (write: WriteState) => {
    await write(Readable.from(state))
    return true
  }
}

/** So many bytes of a transaction, and twice as many digits in a journal. */
const bytes = (count: number) => `0x${'00'.repeat(count)}` as const

describe('ChainStore', () => {
  it('gives back what was written when it is opened again', () => {
    const store = open()
    store.addOrder(balance(0))
    store.addBlock(block(1n))
    store.addAlias('0x71')
    store.orderOvertaken(store.addOrder(balance(1)), 2)
    store.addBlock(block(2n))
    expect(read(open())).toMatchObject({
      checkpoint: null,
      blocks: [
        { number: 1, timestamp: 10, hash: block(1n).hash, transactions: ['0x02'] },
        { number: 2, timestamp: 20, hash: block(2n).hash, transactions: ['0x02'] },
      ],
      orders: [
        { after: 0, latest: 0, method: 'anvil_setBalance', params: ['0xa1', '0x1'] },
        { after: 1, latest: 2 },
      ],
      aliases: ['0x71'],
    })
  })

  it('goes on behind what it has read, with numbers of its own for orders', () => {
    const first = open()
    first.addOrder(balance(0, '0x1'))
    const second = open()
    second.read()
    second.orderFailed(second.addOrder(balance(0, '0x2')))
    second.addOrder(balance(0, '0x3'))
    expect(ordersOf(open())).toEqual([
      ['anvil_setBalance', '0xa1', '0x1'],
      ['anvil_setBalance', '0xa1', '0x3'],
    ])
  })

  it('cuts a torn last line off, and goes on behind it', () => {
    open().addBlock(block(1n))
    appendFileSync(join(directory, 'journal-0'), '{"block":{"number":2,"hä')
    const store = open()
    expect(store.read()).toMatchObject({ blocks: [{ number: 1 }], isTorn: true })
    store.addBlock(block(2n))
    expect(open().read()).toMatchObject({ blocks: [{ number: 1 }, { number: 2 }], isTorn: false })
  })

  it('refuses a journal that is broken in the middle, and says where and what to do', () => {
    const store = open()
    store.addBlock(block(1n))
    appendFileSync(join(directory, 'journal-0'), 'nonsense\n')
    store.addBlock(block(2n))
    expect(() => open().read()).toThrow(
      `${join(directory, 'journal-0')} cannot be read: line 2 is not JSON. What the chain did from there on is lost; start with another folder.`,
    )
  })
})

describe('a checkpoint', () => {
  it('takes the place of the journal before it', async () => {
    const store = open()
    store.addOrder(balance(0))
    store.addBlock(block(1n))
    store.addBlock(block(2n))
    expect(await store.checkpoint(saving('0xc0ffee'))).toBe(true)
    expect(files()).toEqual(['checkpoint-1', 'journal-1'])
    store.addBlock(block(3n))
    store.addOrder(balance(3))
    expect(read(open())).toMatchObject({
      checkpoint: '0xc0ffee',
      // The last one before it tells what the clock was like.
      blocks: [{ number: 2 }, { number: 3 }],
      orders: [{ after: 3 }],
    })
  })

  it('is followed by others', async () => {
    const store = open()
    for (const number of [1n, 2n, 3n]) {
      store.addBlock(block(number))
      await store.checkpoint(saving(numberToHex(number)))
    }
    expect(files()).toEqual(['checkpoint-3', 'journal-3'])
    expect(read(open())).toMatchObject({ checkpoint: '0x3', blocks: [{ number: 3 }] })
  })

  it('carries over the last block and the aliases of a store that was opened again', async () => {
    const first = open()
    first.addBlock(block(1n))
    first.addAlias('0x71')
    const second = open()
    second.read()
    await second.checkpoint(saving('0xc0'))
    expect(open().read()).toMatchObject({ blocks: [{ number: 1 }], aliases: ['0x71'] })
  })

  it('carries over how the node was told to behave: the last of each order, and none that was refused', async () => {
    const store = open()
    store.addOrder(balance(0))
    for (const order of [
      behaviour('anvil_impersonateAccount', '0xa1'),
      behaviour('anvil_impersonateAccount', '0xa2'),
      behaviour('anvil_stopImpersonatingAccount', '0xa1'),
      behaviour('evm_setAutomine', false),
      behaviour('anvil_impersonateAccount', '0xa1'),
      behaviour('evm_setAutomine', true),
    ])
      store.addOrder(order)
    store.orderFailed(store.addOrder(behaviour('evm_setAutomine', 'sometimes')))
    const kept = [
      ['anvil_impersonateAccount', '0xa2'],
      ['anvil_stopImpersonatingAccount', '0xa1'],
      ['anvil_impersonateAccount', '0xa1'],
      ['evm_setAutomine', true],
    ]
    await store.checkpoint(saving('0xc0'))
    expect(ordersOf(open())).toEqual(kept)

    const again = open()
    again.read()
    await again.checkpoint(saving('0xc0'))
    expect(ordersOf(open())).toEqual(kept)
  })

  it('begins with the block that is the last after the past was changed', async () => {
    const store = open()
    for (const number of [1n, 2n, 3n]) store.addBlock(block(number))
    store.lastBlock = block(1n)
    await store.checkpoint(saving('0xc0'))
    store.addBlock(block(2n))
    expect(numbersOf(open())).toEqual([1, 2])
  })

  it('that cannot be had leaves all to the journals', async () => {
    const store = open()
    store.addBlock(block(1n))
    store.addOrder(balance(1, '0x1'))
    expect(await store.checkpoint(async () => false)).toBe(false)
    store.addBlock(block(2n))
    store.addOrder(balance(2, '0x2'))
    const after = open()
    expect(numbersOf(after)).toEqual([1, 2])
    expect(ordersOf(after)).toEqual([
      ['anvil_setBalance', '0xa1', '0x1'],
      ['anvil_setBalance', '0xa1', '0x2'],
    ])
  })
})

describe('a store whose program was killed in the middle of a checkpoint', () => {
  /** By hand, as it leaves the folder. */
  function journal(number: number, ...entries: Entry[]): void {
    writeFileSync(join(directory, `journal-${number}`), entries.map(formatEntry).join(''))
  }

  const written = (number: bigint): Entry => {
    const { hash, timestamp, transactions } = block(number)
    const numbers = { number: Number(number), timestamp: Number(timestamp) }
    return { block: { ...numbers, hash, transactions }, at: 0 }
  }

  const ordered = (id: number, method: string, ...params: unknown[]): Entry => ({
    order: { id, after: 0, method, params },
  })

  it('before it was complete, goes on with both journals, each block and alias once', () => {
    journal(0, written(1n), { alias: '0x71' }, ordered(0, 'anvil_mine'), written(2n))
    journal(1, written(2n), { alias: '0x71' }, ordered(0, 'evm_setAutomine', true), written(3n))
    writeFileSync(join(directory, 'unfinished'), '0xc0')
    const store = open()
    expect(read(store)).toMatchObject({
      checkpoint: null,
      blocks: [{ number: 1 }, { number: 2 }, { number: 3 }],
      orders: [{ method: 'anvil_mine' }, { method: 'evm_setAutomine' }],
      aliases: ['0x71'],
    })
    store.addBlock(block(4n))
    expect(numbersOf(open())).toEqual([1, 2, 3, 4])
    expect(readFileSync(join(directory, 'journal-0'), 'utf8')).not.toContain('"number":4')
  })

  it('before a changed past was complete, goes on with the one before', () => {
    journal(0, written(1n), written(2n), written(3n))
    journal(1, written(1n))
    expect(numbersOf(open())).toEqual([1, 2, 3])
  })

  it('before it was complete, goes on from the checkpoint before', () => {
    writeFileSync(join(directory, 'checkpoint-1'), '0xc1')
    journal(1, written(2n))
    journal(2, written(2n), written(3n))
    expect(read(open())).toMatchObject({
      checkpoint: '0xc1',
      blocks: [{ number: 2 }, { number: 3 }],
    })
  })

  it('again and again, goes on with all journals in their order', () => {
    const numbers = Array.from({ length: 12 }, (_, number) => number)
    for (const number of numbers)
      journal(number, written(BigInt(number)), written(BigInt(number + 1)))
    expect(numbersOf(open())).toEqual([...numbers, 12])
  })

  it('before the old files were gone, goes on from the new one, and removes them with the next', async () => {
    writeFileSync(join(directory, 'checkpoint-1'), '0xc1')
    journal(1, written(1n), written(2n), ordered(0, 'evm_setAutomine', false))
    writeFileSync(join(directory, 'checkpoint-2'), '0xc2')
    journal(2, written(2n), written(3n))
    const store = open()
    expect(read(store)).toMatchObject({
      checkpoint: '0xc2',
      blocks: [{ number: 2 }, { number: 3 }],
      orders: [],
    })
    await store.checkpoint(saving('0xc3'))
    expect(files()).toEqual(['checkpoint-3', 'journal-3'])
  })
})

describe('isCheckpointDue', () => {
  const mebibyte = 1024 * 1024

  it('is so once the journal is long, also one that was read, until there is a checkpoint', async () => {
    const store = open()
    store.addBlock(block(1n, bytes(0.2 * mebibyte)))
    expect(store.isCheckpointDue).toBe(false)
    store.addBlock(block(2n, bytes(0.1 * mebibyte)))
    expect(store.isCheckpointDue).toBe(true)
    const again = open()
    again.read()
    expect(again.isCheckpointDue).toBe(true)
    again.addBlock(block(3n))
    await again.checkpoint(saving('0xc0'))
    expect(again.isCheckpointDue).toBe(false)
  })

  it('counts no journal twice, however often it is read', () => {
    const store = open()
    store.addBlock(block(1n, bytes(0.2 * mebibyte)))
    store.read()
    store.read()
    expect(store.isCheckpointDue).toBe(false)
  })

  it('waits for longer where a checkpoint is long', async () => {
    const store = open()
    await store.checkpoint(saving(bytes(10 * mebibyte)))
    const again = open()
    again.read()
    for (const each of [store, again]) {
      each.addBlock(block(1n, bytes(1.2 * mebibyte)))
      expect(each.isCheckpointDue).toBe(false)
      each.addBlock(block(2n, bytes(0.1 * mebibyte)))
      expect(each.isCheckpointDue).toBe(true)
    }
  })
})
