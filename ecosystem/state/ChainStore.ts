import {
  appendFileSync,
  closeSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Hash, Hex } from 'viem'
import { orderKind } from '../node/orders'
import {
  type Entry,
  formatEntry,
  type Journal,
  type JournaledBlock,
  type JournaledOrder,
  readEntries,
} from './entries'

type NewOrder = Omit<JournaledOrder, 'id' | 'latest'>

/**
 * A journal of so many bytes is left alone. To make its blocks again, about 500, takes a node a second; to take them from
 * a checkpoint takes it a twentieth of that. But each checkpoint holds the whole chain, so a longer one waits for longer.
 */
const minJournalBytes = 512 * 1024
const minShareOfCheckpoint = 1 / 8

/** Takes the pieces of a node's state, in hex digits, in the place of what it took before. */
export type WriteState = (state: AsyncIterable<string>) => Promise<void>

/** A block as the journal takes it. */
export type StoredBlock = {
  number: bigint
  hash: Hash
  timestamp: bigint
  transactions: readonly (Hex | Record<string, unknown>)[]
}

/**
 * What is kept of one chain on disk: now and then a checkpoint, the node's whole state, and since then a journal of its
 * blocks and orders. Both are numbered: journal n tells what came after checkpoint n, and journal 0 after genesis.
 *
 * A block is written before anything that follows from it is done. So of several chains' journals, however they were
 * cut off, none knows of an effect whose cause another lacks.
 */
export class ChainStore {
  readonly #directory: string
  #journal: number
  #number = 0
  #nextOrder = 0
  #journalBytes = 0
  #checkpointBytes = 0
  /** What a checkpoint does not hold, and every journal begins with. */
  #lastBlock: Entry | undefined
  #behaviours: { id: number; order: NewOrder }[] = []
  #aliases: Hex[] = []

  /** @param directory - Made if it is not there. */
  constructor(directory: string) {
    this.#directory = directory
    mkdirSync(directory, { recursive: true })
    this.#number = this.#numbers('journal').at(-1) ?? 0
    this.#journal = openSync(this.#path('journal', this.#number), 'a')
  }

  /** Whether the journal has become so long that to start from it takes longer than to start from a checkpoint. */
  get isCheckpointDue(): boolean {
    return (
      this.#journalBytes > Math.max(minJournalBytes, this.#checkpointBytes * minShareOfCheckpoint)
    )
  }

  /**
   * What it takes to bring a node to where this chain was: a file with the state that it begins with, if not with none,
   * and what came after that. A torn last line is cut off.
   */
  read(): Journal & { checkpoint: string | null } {
    const last = this.#numbers('checkpoint').at(-1) ?? null
    const journals = this.#numbers('journal').filter((number) => number >= (last ?? 0))
    this.#journalBytes = 0
    const read = journals.map((number) => this.#readJournal(number))
    const journal = {
      blocks: distinct(read.flatMap(({ blocks }) => blocks)),
      orders: read.flatMap(({ orders }) => orders),
      aliases: [...new Set(read.flatMap(({ aliases }) => aliases))],
      isTorn: read.some(({ isTorn }) => isTorn),
    }
    this.#nextOrder = Math.max(-1, ...journal.orders.map(({ id }) => id)) + 1
    const block = journal.blocks.at(-1)
    if (block) {
      const { at, ...rest } = block
      this.#lastBlock = { block: rest, at }
    }
    this.#aliases = journal.aliases
    this.#behaviours = []
    for (const { id, after, method, params } of journal.orders)
      this.#remember(id, { after, method, params })
    if (last === null) return { ...journal, checkpoint: null }
    const checkpoint = this.#path('checkpoint', last)
    this.#checkpointBytes = statSync(checkpoint).size
    return { ...journal, checkpoint }
  }

  addBlock(block: StoredBlock): void {
    const entry = toEntry(block)
    this.#write(entry)
    this.#lastBlock = entry
  }

  /** Tells that the last block is another one, as the past was changed. A checkpoint has to follow. */
  set lastBlock(block: StoredBlock) {
    this.#lastBlock = toEntry(block)
  }

  /** Writes down an order that is about to be given; returns its number. */
  addOrder(order: NewOrder): number {
    const id = this.#nextOrder++
    this.#write({ order: { ...order, id } })
    this.#remember(id, order)
    return id
  }

  /** While that order was given, blocks came up to that number. */
  orderOvertaken(id: number, by: number): void {
    this.#write({ overtaken: id, by })
  }

  /** Bytes of the transactions that have another hash for clients. */
  get aliases(): readonly Hex[] {
    return this.#aliases
  }

  addAlias(alias: Hex): void {
    this.#aliases.push(alias)
    this.#write({ alias })
  }

  /** The node has refused that order. */
  orderFailed(id: number): void {
    this.#write({ failed: id })
    this.#behaviours = this.#behaviours.filter((behaviour) => behaviour.id !== id)
  }

  /**
   * Begins a new journal on top of the node's present state.
   *
   * @param save - Calls `write` with the pieces of that state, as it is between two blocks, anew if it was not; returns
   * whether it could be had. No order may be given meanwhile.
   * @returns Whether it could be had.
   */
  async checkpoint(save: (write: WriteState) => Promise<boolean>): Promise<boolean> {
    const number = this.#number + 1
    const journal = openSync(this.#path('journal', number), 'a')
    closeSync(this.#journal)
    this.#journal = journal
    this.#number = number
    this.#journalBytes = 0
    this.#nextOrder = 0
    if (this.#lastBlock) this.#write(this.#lastBlock)
    const behaviours = this.#lastBehaviours()
    this.#behaviours = []
    for (const order of behaviours) this.addOrder(order)
    for (const alias of this.#aliases) this.#write({ alias })

    const unfinished = join(this.#directory, 'unfinished')
    if (!(await save((state) => pipeline(state, createWriteStream(unfinished))))) return false
    this.#checkpointBytes = statSync(unfinished).size
    renameSync(unfinished, this.#path('checkpoint', number))
    for (const kind of ['journal', 'checkpoint'] as const)
      for (const old of this.#numbers(kind)) if (old < number) rmSync(this.#path(kind, old))
    return true
  }

  close(): void {
    closeSync(this.#journal)
  }

  #remember(id: number, order: NewOrder): void {
    if (orderKind(order.method) === 'behaviour') this.#behaviours.push({ id, order })
  }

  /** Of the same order to the same account, or of the same kind, the last one counts. */
  #lastBehaviours(): NewOrder[] {
    const last = new Map<string, NewOrder>()
    for (const { order } of this.#behaviours) {
      const [subject] = order.params
      const key = typeof subject === 'string' ? `${order.method} ${subject}` : order.method
      // The order of a map is that of the first of each.
      last.delete(key)
      last.set(key, order)
    }
    return [...last.values()]
  }

  #write(entry: Entry): void {
    const text = formatEntry(entry)
    appendFileSync(this.#journal, text)
    this.#journalBytes += text.length
  }

  #path(kind: 'journal' | 'checkpoint', number: number): string {
    return join(this.#directory, `${kind}-${number}`)
  }

  /** In ascending order. */
  #numbers(kind: 'journal' | 'checkpoint'): number[] {
    const numbers = readdirSync(this.#directory).flatMap((name) => {
      const [, number] = new RegExp(`^${kind}-(\\d+)$`).exec(name) ?? []
      return number === undefined ? [] : [Number(number)]
    })
    // A folder lists its files by their names, 10 before 9.
    return numbers.sort((a, b) => a - b)
  }

  #readJournal(number: number): Journal {
    const path = this.#path('journal', number)
    if (!existsSync(path)) return { blocks: [], orders: [], aliases: [], isTorn: false }
    const text = readFileSync(path, 'utf8')
    try {
      const journal = readEntries(text)
      if (journal.isTorn)
        truncateSync(path, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)))
      this.#journalBytes += text.length
      return journal
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(
        `${path} cannot be read: ${reason}. What the chain did from there on is lost; start with another folder.`,
        { cause },
      )
    }
  }
}

function toEntry({ number, hash, timestamp, transactions }: StoredBlock): Entry {
  const numbers = { number: Number(number), timestamp: Number(timestamp) }
  return { block: { ...numbers, hash, transactions: [...transactions] }, at: Date.now() }
}

/**
 * A journal begins with the last block of the one before, or with an earlier one if the past was changed; that comes to
 * nothing without the checkpoint that it is on top of.
 */
function distinct(blocks: readonly JournaledBlock[]): JournaledBlock[] {
  let last = -1
  return blocks.filter(({ number }) => {
    if (number <= last) return false
    last = number
    return true
  })
}
