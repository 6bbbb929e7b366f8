import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
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
import { Mark } from '../files/Mark'
import { openStore, owner } from '../test/openStore'
import { ChainStore, markPath, type SaveState } from './ChainStore'
import { type Entry, type FollowUp, formatLines } from './entries'

let parent: string
let directory: string
let stores: ChainStore[]

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  directory = join(parent, 'chain-34234')
  stores = []
})

afterEach(() => {
  for (const store of stores) store.close()
  rmSync(parent, { recursive: true })
})

/** As after the program was killed: the store before is not closed. */
function open(): ChainStore {
  const store = openStore(directory)
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

const balanceStep = { method: 'anvil_setBalance', params: ['0xa1', '0x1'] }

const setting = (method: string, ...params: unknown[]) => ({ after: 0, method, params })

const placesOf = (store: ChainStore) => store.read().blocks.map(({ number, at }) => [number, at])

const numbersOf = (store: ChainStore) => store.read().blocks.map(({ number }) => number)

const mutationsOf = (store: ChainStore) =>
  store.read().mutations.map(({ method, params }) => [method, ...params])

/** Reads the store and the contents of its checkpoint. */
function read(store: ChainStore) {
  const { checkpoint, ...journal } = store.read()
  return { ...journal, checkpoint: checkpoint && readFileSync(checkpoint.path, 'utf8') }
}

/** Saves a checkpoint with that state. */
function saving(state: string, lastBlock = 0n) {
  return async (write: SaveState) => {
    await write(Readable.from(state))
    return lastBlock
  }
}

/** Bytes of a transaction, with twice as many digits in a journal. */
const bytes = (count: number) => `0x${'00'.repeat(count)}` as const

describe('ChainStore', () => {
  it('keeps when a replayed block was first journaled', async () => {
    await open().addBlock({ ...block(1n), at: 12_345 })
    expect(placesOf(open())).toEqual([[1, 12_345]])
  })

  it('returns what was written when it is reopened', async () => {
    const store = open()
    await store.addMutation(balance(0))
    await store.addBlock(block(1n))
    await store.addAlias('0x71')
    await store.mutationOvertaken(await store.addMutation(balance(1)), 2)
    await store.addBlock(block(2n))
    expect(read(open())).toMatchObject({
      checkpoint: null,
      blocks: [
        { number: 1, timestamp: 10, hash: block(1n).hash, transactions: ['0x02'] },
        { number: 2, timestamp: 20, hash: block(2n).hash, transactions: ['0x02'] },
      ],
      mutations: [
        { after: 0, latest: 0, method: 'anvil_setBalance', params: ['0xa1', '0x1'] },
        { after: 1, latest: 2 },
      ],
      aliases: ['0x71'],
    })
  })

  it('continues after what it has read, with new ids for mutations', async () => {
    const first = open()
    await first.addMutation(balance(0, '0x1'))
    const second = open()
    second.read()
    await second.mutationFailed(await second.addMutation(balance(0, '0x2')))
    await second.addMutation(balance(0, '0x3'))
    expect(mutationsOf(open())).toEqual([
      ['anvil_setBalance', '0xa1', '0x1'],
      ['anvil_setBalance', '0xa1', '0x3'],
    ])
  })

  it('cuts off a torn last line and continues after it', async () => {
    await open().addBlock(block(1n))
    appendFileSync(join(directory, 'journal-0'), '{"block":{"number":2,"hä')
    const store = open()
    expect(store.read()).toMatchObject({ blocks: [{ number: 1 }], isTorn: true })
    await store.addBlock(block(2n))
    expect(open().read()).toMatchObject({ blocks: [{ number: 1 }, { number: 2 }], isTorn: false })
  })

  it('rejects a journal that is damaged in the middle, with the line, what is lost and what to do', async () => {
    const store = open()
    await store.addBlock(block(1n))
    await store.addBlock(block(2n))
    const path = join(directory, 'journal-0')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"timestamp":20', '"timestamp":21'))
    expect(() => open().read()).toThrow(
      `${path} is damaged: line 3 does not match its hash. The history of staking1 (chain 34234) after block 1 is lost. Restore the file from a backup, or use another directory.`,
    )
  })

  it.each([
    ['its last line', (text: string) => text.replace(/.*\n$/, ''), 'its end is missing'],
    ['the end of its last line', (text: string) => text.slice(0, -2), 'its end is missing'],
    [
      'all lines but the first',
      (text: string) => text.replace(/\n.*$/s, '\n'),
      'its end is missing',
    ],
    ['everything', () => '', 'its beginning is missing'],
    ['its beginning', (text: string) => text.replace(/^.*\n/, ''), 'line 1 does not match'],
  ])('rejects a journal that has lost %s', async (_, cut, problem) => {
    const store = open()
    await store.addBlock(block(1n))
    await store.addBlock(block(2n))
    store.close()
    const path = join(directory, 'journal-0')
    writeFileSync(path, cut(readFileSync(path, 'utf8')))
    expect(() => open().read()).toThrow(`${path} is damaged: ${problem}`)
    expect(() => open().read()).toThrow('Restore the file from a backup')
  })

  it.each(['journal-0', '../chain-34234.mark'])('rejects a directory without %s', async (name) => {
    await open().addBlock(block(1n))
    rmSync(join(directory, name))
    expect(() => open().read()).toThrow(`${join(directory, name)} is missing. The history of`)
    expect(existsSync(join(directory, name))).toBe(false)
  })

  it('rejects a mark without a position', async () => {
    await open().addBlock(block(1n))
    writeFileSync(markPath(directory), 'nonsense')
    expect(() => open().read()).toThrow(`${markPath(directory)} is damaged`)
  })

  it.each([
    ['network', { ...owner, network: 'another' }],
    ['chain', { ...owner, chainId: 5328 }],
  ])('rejects the journal of another %s', async (_, other) => {
    await open().addBlock(block(1n))
    const store = new ChainStore({ directory, owner: other, isDurable: false })
    stores.push(store)
    expect(() => store.read()).toThrow('it belongs elsewhere')
  })

  it('loses no entry when many are added at once', async () => {
    const store = open()
    const numbers = Array.from({ length: 20 }, (_, index) => BigInt(index + 1))
    await Promise.all(numbers.map((number) => store.addBlock(block(number))))
    expect(numbersOf(open())).toEqual(numbers.map(Number))
  })
})

describe('a checkpoint', () => {
  it('replaces the journal before it', async () => {
    const store = open()
    await store.addMutation(balance(0))
    await store.addBlock(block(1n))
    await store.addBlock(block(2n))
    expect(await store.checkpoint(saving('0xc0ffee'))).toBe(true)
    expect(files()).toEqual(['checkpoint-1', 'journal-1'])
    await store.addBlock(block(3n))
    await store.addMutation(balance(3))
    expect(read(open())).toMatchObject({
      checkpoint: '0xc0ffee',
      // Carried over, as the clock follows from it.
      blocks: [{ number: 2 }, { number: 3 }],
      mutations: [{ after: 3 }],
    })
  })

  it('can be followed by others', async () => {
    const store = open()
    for (const number of [1n, 2n, 3n]) {
      await store.addBlock(block(number))
      await store.checkpoint(saving(numberToHex(number)))
    }
    expect(files()).toEqual(['checkpoint-3', 'journal-3'])
    expect(read(open())).toMatchObject({ checkpoint: '0x3', blocks: [{ number: 3 }] })
  })

  it('carries over the last block and the aliases of a reopened store', async () => {
    const first = open()
    await first.addBlock(block(1n))
    await first.addAlias('0x71')
    const second = open()
    second.read()
    await second.checkpoint(saving('0xc0'))
    expect(open().read()).toMatchObject({ blocks: [{ number: 1 }], aliases: ['0x71'] })
  })

  it('carries over settings of the node: the last of each kind and account, without rejected ones', async () => {
    const store = open()
    await store.addMutation(balance(0))
    for (const each of [
      setting('anvil_impersonateAccount', '0xa1'),
      setting('anvil_impersonateAccount', '0xa2'),
      setting('anvil_stopImpersonatingAccount', '0xa1'),
      setting('evm_setAutomine', false),
      setting('anvil_impersonateAccount', '0xa1'),
      setting('evm_setAutomine', true),
    ])
      await store.addMutation(each)
    await store.mutationFailed(await store.addMutation(setting('evm_setAutomine', 'sometimes')))
    const kept = [
      ['anvil_impersonateAccount', '0xa2'],
      ['anvil_stopImpersonatingAccount', '0xa1'],
      ['anvil_impersonateAccount', '0xa1'],
      ['evm_setAutomine', true],
    ]
    await store.checkpoint(saving('0xc0'))
    expect(mutationsOf(open())).toEqual(kept)

    const again = open()
    again.read()
    await again.checkpoint(saving('0xc0'))
    expect(mutationsOf(open())).toEqual(kept)
  })

  it('that is not available leaves everything to the journals', async () => {
    const store = open()
    await store.addBlock(block(1n))
    await store.addMutation(balance(1, '0x1'))
    expect(await store.checkpoint(async () => null)).toBe(false)
    await store.addBlock(block(2n))
    await store.addMutation(balance(2, '0x2'))
    const after = open()
    expect(numbersOf(after)).toEqual([1, 2])
    expect(mutationsOf(after)).toEqual([
      ['anvil_setBalance', '0xa1', '0x1'],
      ['anvil_setBalance', '0xa1', '0x2'],
    ])
  })
})

describe('a rollback', () => {
  const none = { replay: [], others: [] }

  async function blocks(store: ChainStore, ...numbers: bigint[]): Promise<void> {
    for (const number of numbers) await store.addBlock(block(number))
  }

  async function rollBackTo(store: ChainStore, number: bigint): Promise<void> {
    const plan = store.planRollbackToBlock(number)
    if (!plan) throw new Error('The state is gone')
    await store.rollBack(plan, none)
  }

  it('drops the blocks and mutations after a block', async () => {
    const store = open()
    await blocks(store, 1n)
    await store.addMutation(balance(1, '0x1'))
    await blocks(store, 2n)
    await store.addMutation(balance(2, '0x2'))
    await blocks(store, 3n)
    const plan = store.planRollbackToBlock(1n)
    expect(plan).toMatchObject({
      lastBlock: { number: 1 },
      dropped: [
        { block: { number: 2 } },
        { mutation: { params: ['0xa1', '0x2'] } },
        { block: { number: 3 } },
      ],
      isAmbiguous: false,
    })
    await rollBackTo(store, 1n)
    await store.addBlock(block(2n, '0x03'))
    expect(read(open())).toMatchObject({
      blocks: [{ number: 1 }, { number: 2, transactions: ['0x03'] }],
      mutations: [{ params: ['0xa1', '0x1'] }],
    })
  })

  it('keeps aliases and settings', async () => {
    const store = open()
    await blocks(store, 1n, 2n)
    await store.addAlias('0x71')
    await store.addMutation({ ...setting('evm_setAutomine', false), after: 2 })
    await rollBackTo(store, 1n)
    const after = open()
    expect(mutationsOf(after)).toEqual([['evm_setAutomine', false]])
    expect(after.aliases).toEqual(['0x71'])
  })

  it('can be followed by one to a position that was rolled back itself', async () => {
    const store = open()
    await blocks(store, 1n, 2n)
    await store.addMutation(balance(2))
    const { position } = store
    await store.addMutation(balance(2, '0x2'))
    await blocks(store, 3n)
    await rollBackTo(store, 1n)
    await store.addBlock(block(2n, '0x03'))
    const plan = store.planRollbackTo(position)
    expect(plan?.lastBlock).toMatchObject({ number: 2, transactions: ['0x02'] })
    expect(plan?.dropped.filter((entry) => 'block' in entry)).toMatchObject([
      { block: { number: 2, transactions: ['0x03'] } },
    ])
    if (plan) await store.rollBack(plan, none)
    const after = open()
    expect(after.read().blocks).toMatchObject([
      { number: 1 },
      { number: 2, transactions: ['0x02'] },
    ])
    expect(mutationsOf(after)).toEqual([['anvil_setBalance', '0xa1', '0x1']])
  })

  it('can go back before checkpoints up to the final block', async () => {
    const store = open()
    for (const number of [1n, 2n, 3n, 4n]) {
      await blocks(store, number)
      await store.checkpoint(saving(numberToHex(number), number), 2)
    }
    expect(files()).toEqual(['checkpoint-2', 'checkpoint-4', 'journal-2', 'journal-3', 'journal-4'])
    expect(read(open())).toMatchObject({ checkpoint: '0x4' })
    expect(store.planRollbackToBlock(1n)).toBeNull()
    await rollBackTo(store, 3n)
    await blocks(store, 4n)
    expect(read(open())).toMatchObject({
      checkpoint: '0x2',
      blocks: [{ number: 2 }, { number: 3 }, { number: 4 }],
    })
  })

  it('can go back to a pinned position until it is unpinned', async () => {
    const store = open()
    await blocks(store, 1n)
    const unpin = store.pin(store.position)
    await blocks(store, 2n)
    await store.checkpoint(saving('0xc1', 2n))
    expect(files()).toEqual(['checkpoint-1', 'journal-0', 'journal-1'])
    unpin()
    await store.checkpoint(saving('0xc2', 2n))
    expect(files()).toEqual(['checkpoint-2', 'journal-2'])
  })

  it('records what has to follow it until that is completed', async () => {
    const store = open()
    await blocks(store, 1n, 2n)
    const followUp = {
      replay: [{ block: [{ hash: block(2n).hash, transaction: '0x02' }] }, balanceStep],
      others: [{ chainId: 5328, to: store.position }],
    } satisfies FollowUp
    const plan = store.planRollbackToBlock(1n)
    if (plan) await store.rollBack(plan, followUp)
    await blocks(store, 2n)
    expect(open().read().followUp).toEqual(followUp)
    await store.completeRollback()
    expect(open().read().followUp).toBeNull()
  })

  it.each<[string, (store: ChainStore) => Promise<unknown>]>([
    [
      'a mutation came along with a dropped block',
      async (store) => {
        const id = await store.addMutation(balance(1))
        await blocks(store, 2n)
        await store.mutationOvertaken(id, 2)
      },
    ],
    [
      'one that is kept came along with dropped blocks that were journaled later',
      async (store) => {
        const id = await store.addMutation({ after: 1, method: 'anvil_setBalance', params: [] })
        await store.mutationOvertaken(id, 2)
        await blocks(store, 2n)
      },
    ],
    [
      'one that is dropped changed headers',
      async (store) => {
        await blocks(store, 2n)
        await store.addMutation({ after: 2, method: 'anvil_setCoinbase', params: ['0xa1'] })
      },
    ],
    [
      'one that stays changed the next header',
      async (store) => {
        const method = 'anvil_setNextBlockBaseFeePerGas'
        await store.addMutation({ after: 1, method, params: ['0x1'] })
        await blocks(store, 2n)
      },
    ],
  ])('is ambiguous where %s', async (_, act) => {
    const store = open()
    await blocks(store, 1n)
    await act(store)
    expect(store.planRollbackToBlock(1n)).toMatchObject({ isAmbiguous: true })
  })
})

describe('a store whose program was killed during a checkpoint', () => {
  /** Writes journals as the program leaves them in the directory. */
  function leave(journals: Record<number, Entry[]>): void {
    mkdirSync(directory, { recursive: true })
    const mark = new Mark(markPath(directory))
    mark.create()
    let previous: string | null = null
    for (const [name, entries] of Object.entries(journals)) {
      const journal = Number(name)
      const header = {
        version: 3,
        network: owner.network,
        chain: 34234,
        journal,
        previous,
      } as const
      const { text, hash } = formatLines([header, ...entries], null)
      writeFileSync(join(directory, `journal-${journal}`), text)
      mark.write({ journal, lines: entries.length + 1, hash })
      previous = hash
    }
    mark.close()
  }

  function leaveCheckpoint(number: number, state: string): Entry {
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, `checkpoint-${number}`), state)
    const sha256 = createHash('sha256').update(state).digest('hex')
    return { checkpoint: { block: 0, bytes: state.length, sha256 } }
  }

  const written = (number: bigint): Entry => {
    const { hash, timestamp, transactions } = block(number)
    const numbers = { number: Number(number), timestamp: Number(timestamp) }
    return { block: { ...numbers, hash, transactions }, at: 0 }
  }

  const mutation = (id: number, method: string, ...params: unknown[]): Entry => ({
    mutation: { id, after: 0, method, params },
  })

  it('before it was complete: continues with both journals, each block and alias once', async () => {
    leave({
      0: [written(1n), { alias: '0x71' }, mutation(0, 'anvil_mine'), written(2n)],
      1: [written(2n), { alias: '0x71' }, mutation(0, 'evm_setAutomine', true), written(3n)],
    })
    writeFileSync(join(directory, 'unfinished'), '0xc0')
    const store = open()
    expect(read(store)).toMatchObject({
      checkpoint: null,
      blocks: [{ number: 1 }, { number: 2 }, { number: 3 }],
      mutations: [{ method: 'anvil_mine' }, { method: 'evm_setAutomine' }],
      aliases: ['0x71'],
    })
    await store.addBlock(block(4n))
    expect(numbersOf(open())).toEqual([1, 2, 3, 4])
    expect(readFileSync(join(directory, 'journal-0'), 'utf8')).not.toContain('"number":4')
  })

  it('before the first line of its journal was written: continues with the journal before', async () => {
    leave({ 0: [written(1n), written(2n)] })
    writeFileSync(join(directory, 'journal-1'), '0123 {"ver')
    const store = open()
    expect(numbersOf(store)).toEqual([1, 2])
    await store.addBlock(block(3n))
    expect(numbersOf(open())).toEqual([1, 2, 3])
  })

  it('before it was complete: continues from the checkpoint before', () => {
    const checkpoint = leaveCheckpoint(1, '0xc1')
    leave({ 1: [checkpoint, written(2n)], 2: [written(2n), written(3n)] })
    expect(read(open())).toMatchObject({
      checkpoint: '0xc1',
      blocks: [{ number: 2 }, { number: 3 }],
    })
  })

  it('many times: continues with all journals in order', () => {
    const numbers = Array.from({ length: 12 }, (_, number) => number)
    leave(
      Object.fromEntries(
        numbers.map((number) => [number, [BigInt(number), BigInt(number + 1)].map(written)]),
      ),
    )
    expect(numbersOf(open())).toEqual([...numbers, 12])
  })

  it('before old files were removed: continues from the new one, and removes them with the next one', async () => {
    const [one, two] = [leaveCheckpoint(1, '0xc1'), leaveCheckpoint(2, '0xc2')]
    leave({
      1: [written(1n), one, written(2n), mutation(0, 'evm_setAutomine', false)],
      2: [written(2n), two, written(3n)],
    })
    const store = open()
    expect(read(store)).toMatchObject({
      checkpoint: '0xc2',
      blocks: [{ number: 2 }, { number: 3 }],
      mutations: [],
    })
    await store.checkpoint(saving('0xc3'))
    expect(files()).toEqual(['checkpoint-3', 'journal-3'])
  })

  it.each<[string, () => void, string]>([
    [
      'a journal between others',
      () => rmSync(join(directory, 'journal-2')),
      'journal-2 is missing',
    ],
    ['the checkpoint', () => rmSync(join(directory, 'checkpoint-1')), 'checkpoint-1 is missing'],
    [
      'the end of the checkpoint',
      () => writeFileSync(join(directory, 'checkpoint-1'), '0x'),
      'checkpoint-1 is damaged',
    ],
    ['the end of an earlier journal', () => cutLast(2), 'journal-2 is damaged: its end is missing'],
    [
      'the journal of the checkpoint',
      () => rmSync(join(directory, 'journal-1')),
      'journal-1 is missing',
    ],
    ['the last journal', () => rmSync(join(directory, 'journal-3')), 'journal-3 is missing'],
  ])('is rejected without %s', (_, damage, reason) => {
    const checkpoint = leaveCheckpoint(1, '0xc1')
    leave({
      1: [written(1n), checkpoint, written(2n)],
      2: [written(2n), written(3n)],
      3: [written(3n), written(4n)],
    })
    expect(numbersOf(open())).toEqual([1, 2, 3, 4])
    damage()
    expect(() => open().read()).toThrow(reason)
  })

  function cutLast(number: number): void {
    const path = join(directory, `journal-${number}`)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/.*\n$/, ''))
  }
})

describe('isCheckpointDue', () => {
  const mebibyte = 1024 * 1024

  it('is true once the journal is long, also one that was read, until there is a checkpoint', async () => {
    const store = open()
    await store.addBlock(block(1n, bytes(0.2 * mebibyte)))
    expect(store.isCheckpointDue).toBe(false)
    await store.addBlock(block(2n, bytes(0.1 * mebibyte)))
    expect(store.isCheckpointDue).toBe(true)
    const again = open()
    again.read()
    expect(again.isCheckpointDue).toBe(true)
    await again.addBlock(block(3n))
    await again.checkpoint(saving('0xc0'))
    expect(again.isCheckpointDue).toBe(false)
  })

  it('counts no journal twice', async () => {
    const store = open()
    await store.addBlock(block(1n, bytes(0.2 * mebibyte)))
    store.read()
    store.read()
    expect(store.isCheckpointDue).toBe(false)
  })

  it('is true later where the checkpoint is large', async () => {
    const store = open()
    await store.checkpoint(saving(bytes(10 * mebibyte)))
    const again = open()
    again.read()
    for (const each of [store, again]) {
      await each.addBlock(block(1n, bytes(1.2 * mebibyte)))
      expect(each.isCheckpointDue).toBe(false)
      await each.addBlock(block(2n, bytes(0.1 * mebibyte)))
      expect(each.isCheckpointDue).toBe(true)
    }
  })
})
