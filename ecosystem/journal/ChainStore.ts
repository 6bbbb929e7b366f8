import { createHash } from 'node:crypto'
import {
  createWriteStream,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Hash, Hex } from 'viem'
import { changesHeaders, mutationKind } from '../anvil/mutations'
import { AppendFile } from '../files/AppendFile'
import { makeDirectory, statOf, syncDirectory, syncFile } from '../files/durable'
import { Mark, type Position } from '../files/Mark'
import { reading, StorageError, writing } from '../files/StorageError'
import { StorageHealth } from '../files/StorageHealth'
import { isSystemError } from '../files/systemError'
import { DamagedCheckpointError } from './DamagedCheckpointError'
import {
  DamagedLineError,
  type Entry,
  type FollowUp,
  formatLines,
  type Journal,
  type JournaledBlock,
  type JournaledMutation,
  type JournalFile,
  type JournalHeader,
  journalVersion,
  lastBlockOf,
  readEntries,
  readFollowUp,
  readJournal,
  readRollbackTargets,
  type StateDigest,
} from './entries'
import { type JournalPosition, JournalTree, type Path } from './JournalTree'

type NewOrder = Omit<JournaledMutation, 'id' | 'latest'>

/**
 * A journal of so many bytes is left alone. To make its blocks again, about 500, takes a node a second; to take them from
 * a checkpoint takes it a twentieth of that. But each checkpoint holds the whole chain, so a longer one waits for longer.
 */
const minJournalBytes = 512 * 1024
const minShareOfCheckpoint = 1 / 8

/** How often a full disk is tried again. */
const retryMs = 250

/** Takes the pieces of a node's state, in hex digits, in the place of what it took before. */
export type WriteState = (state: AsyncIterable<string>) => Promise<void>

/** A file with a node's whole state, and what it has to hold. */
export type Checkpoint = StateDigest & { path: string }

/** A rollback that has not been made yet. */
export type RollbackPlan = {
  to: JournalPosition
  /** The last block that stays; null for genesis. */
  lastBlock: JournaledBlock | null
  /** What goes, in order. */
  dropped: readonly Entry[]
  /**
   * Whether a node that rolls back by itself may end up elsewhere: an order that stays came along with a block that goes,
   * or one changes headers of blocks to come.
   */
  isAmbiguous: boolean
  /** Whether it leads to a block by its number, rather than to a snapshot. */
  isByNumber: boolean
}

/** A block as the journal takes it. */
export type StoredBlock = {
  number: bigint
  hash: Hash
  timestamp: bigint
  transactions: readonly (Hex | Record<string, unknown>)[]
}

/** Whose chain a store keeps. */
export type StoreOwner = {
  /** Identifies the network. */
  network: string
  chainId: number
  chainName: string
}

/**
 * What is kept of one chain on disk: now and then a checkpoint, the node's whole state, and since then a journal of its
 * blocks and orders. Both are numbered: journal n tells what came after checkpoint n, and journal 0 after genesis.
 *
 * A block is written before anything that follows from it is done. So of several chains' journals, however they were
 * cut off, none knows of an effect whose cause another lacks.
 *
 * What cannot be written, as on a full disk, is retried until it can be or the store is closed.
 */
export class ChainStore {
  readonly #directory: string
  readonly #owner: StoreOwner
  readonly #isDurable: boolean
  /** Whether it can be written, and all else that is kept of the network. */
  readonly health: StorageHealth
  readonly #mark: Mark
  readonly #closing = new AbortController()
  #journal: AppendFile | undefined
  #number = 0
  /** Of the present journal. */
  #lines = 0
  #hash: string | null = null
  /** Of the journal before. */
  #previousHash: string | null = null
  #nextOrder = 0
  #journalBytes = 0
  #checkpointBytes = 0
  #queue: { entry: Entry; resolve: () => void; reject: (error: unknown) => void }[] = []
  #writes: Promise<unknown> = Promise.resolve()
  #checkpointing: AbortController | undefined
  /** What a checkpoint does not hold, and every journal begins with. */
  #lastBlock: Entry | undefined
  #behaviours: { id: number; order: NewOrder }[] = []
  #aliases: Hex[] = []
  #tree = new JournalTree()
  readonly #pins = new Set<JournalPosition>()

  /**
   * @param directory - Created if it does not exist; what is in it has to be read before more is written.
   * @param isDurable - Whether what was written survives a power failure.
   */
  constructor({
    directory,
    owner,
    isDurable,
    health = new StorageHealth(),
  }: {
    directory: string
    owner: StoreOwner
    isDurable: boolean
    health?: StorageHealth
  }) {
    this.#directory = directory
    this.#owner = owner
    this.#isDurable = isDurable
    this.health = health
    this.#mark = new Mark(markPath(directory))
    const isNew = statOf(this.#mark.path) === null
    if (isNew) {
      const [file] = this.#names()
      if (file !== undefined) throw this.#missing(this.#mark.path, null)
      this.#mark.create()
      if (isDurable) this.#mark.sync()
    }
    writing(directory, () => makeDirectory(directory))
    if (isNew) this.#goOnBehind([], 0)
    this.#tree.begin(this.#number)
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
   *
   * @throws If something is missing or damaged.
   */
  read(): Journal & {
    checkpoint: Checkpoint | null
    /** Whether a last line was not completely written. */
    isTorn: boolean
    /** What has to follow the last rollback; null if nothing has. */
    followUp: FollowUp | null
    /** Blocks to which the chain was rolled back by number. */
    rollbackTargets: ReadonlySet<number>
  } {
    const position = this.#mark.read()
    const [oldest = 0, ...others] = this.#numbers('journal')
    const lastNumber = Math.max(others.at(-1) ?? oldest, position.journal)
    const files: JournalFile[] = []
    for (let number = oldest; number <= lastNumber; number++) {
      const file = this.#readFile(number, files.at(-1), position)
      if (file) files.push(file)
    }
    const atMark = files.find(({ header }) => header.journal === position.journal)
    if (position.lines > 0 && atMark?.hashes[position.lines - 1] !== position.hash)
      throw this.#cut(position, atMark)
    this.#indexFiles(files, lastNumber)
    const path = this.#tree.pathTo(this.#tree.end)
    if (!path) {
      const base = this.#numbers('checkpoint').find((number) => number < oldest)
      throw this.#missing(
        base === undefined ? this.#path('checkpoint', oldest) : this.#path('journal', base),
        null,
      )
    }
    const segments = path.segments.map(
      ({ journal, from, to }) =>
        files.find(({ header }) => header.journal === journal)?.entries.slice(from, to) ?? [],
    )
    const journal = takeTogether(segments)
    const checkpoint = this.#checkpointOf(path.checkpoint, files)
    this.#goOnBehind(files, lastNumber)
    this.#remember(journal)
    const orders = files.flatMap(({ entries }) => readEntries(entries).orders)
    this.#nextOrder = Math.max(-1, ...orders.map(({ id }) => id)) + 1
    this.#journalBytes = 0
    for (const number of new Set(path.segments.map(({ journal }) => journal)))
      this.#journalBytes += statOf(this.#path('journal', number))?.size ?? 0
    this.#checkpointBytes = checkpoint?.bytes ?? 0
    return {
      ...journal,
      checkpoint,
      isTorn: files.some(({ isTorn }) => isTorn),
      followUp: readFollowUp(segments.flat()),
      rollbackTargets: readRollbackTargets(segments.flat()),
    }
  }

  /** Resolves once nothing waits to be written. */
  async written(): Promise<void> {
    await this.#exclusively(() => this.#flush())
  }

  /** The position after all that has been written. */
  get position(): JournalPosition {
    return this.#tree.end
  }

  /** Keeps what a rollback to a position needs, until the function that it returns is called. */
  pin(position: JournalPosition): () => void {
    this.#pins.add(position)
    return () => this.#pins.delete(position)
  }

  /**
   * Plans a rollback to after a block.
   *
   * @returns Null if the state there cannot be had any more.
   */
  planRollbackToBlock(number: bigint): RollbackPlan | null {
    const path = this.#tree.pathTo(this.#tree.end, Number(number))
    if (!path) return null
    const lines = this.#entriesOf(path)
    const first = lines.findIndex(({ entry }) => 'block' in entry && entry.block.number > number)
    const stays = first === -1 ? lines : lines.slice(0, first)
    const begin = { journal: path.segments[0]?.journal ?? 0, line: 0 }
    return {
      to: stays.at(-1)?.position ?? begin,
      isByNumber: true,
      ...compare(stays, lines.slice(stays.length)),
    }
  }

  /**
   * Plans a rollback to an earlier position, also one that has been rolled back since.
   *
   * @returns Null if the state there cannot be had any more.
   */
  planRollbackTo(to: JournalPosition): RollbackPlan | null {
    const path = this.#tree.pathTo(to)
    if (!path) return null
    const stays = this.#entriesOf(path)
    const kept = new Set(stays.map(({ position }) => keyOf(position)))
    // A checkpoint of the same block may hold what came later.
    const maxBlock = (lastBlockIn(stays)?.number ?? 0) - 1
    const now = this.#tree.pathTo(this.#tree.end, maxBlock)
    const dropped = now && this.#entriesOf(now).filter(({ position }) => !kept.has(keyOf(position)))
    const { lastBlock, ...changes } = compare(stays, dropped ?? [])
    const isAmbiguous = dropped === null || changes.isAmbiguous
    return { to, lastBlock, ...changes, isAmbiguous, isByNumber: false }
  }

  /** Rolls the chain back: once that is written, it is so whatever process ends. Aliases and behaviour stay. */
  async rollBack({ to, lastBlock, isByNumber }: RollbackPlan, followUp: FollowUp): Promise<void> {
    const behaviours = this.#lastBehaviours()
    this.#behaviours = []
    this.#lastBlock = lastBlock ? entryOf(lastBlock) : undefined
    // They are written at once.
    await Promise.all([
      this.#write({ rollback: to, followUp, isByNumber }),
      ...this.#aliases.map((alias) => this.#write({ alias })),
      ...behaviours.map((order) => this.addOrder(order)),
    ])
  }

  /** What had to follow the last rollback has been done. */
  completeRollback(): Promise<void> {
    return this.#write({ completed: 'rollback' })
  }

  async addBlock(block: StoredBlock): Promise<void> {
    const entry = toEntry(block)
    await this.#write(entry)
    this.#lastBlock = entry
  }

  /** Writes down an order that is about to be given; returns its number. */
  async addOrder(order: NewOrder): Promise<number> {
    const id = this.#nextOrder++
    this.#rememberOrder(id, order)
    await this.#write({ order: { ...order, id } })
    return id
  }

  /** While that order was given, blocks came up to that number. */
  orderOvertaken(id: number, by: number): Promise<void> {
    return this.#write({ overtaken: id, by })
  }

  /** Bytes of the transactions that have another hash for clients. */
  get aliases(): readonly Hex[] {
    return this.#aliases
  }

  addAlias(alias: Hex): Promise<void> {
    this.#aliases.push(alias)
    return this.#write({ alias })
  }

  /** The node has refused that order. */
  orderFailed(id: number): Promise<void> {
    this.#behaviours = this.#behaviours.filter((behaviour) => behaviour.id !== id)
    return this.#write({ failed: id })
  }

  /**
   * Begins a new journal on top of the node's present state. What a rollback needs to a pinned position, or to a block
   * that is not final, is kept.
   *
   * @param save - Calls `write` with the pieces of that state, as it is between two blocks, anew if it was not; returns
   * the last of these blocks, or null if the state cannot be had. No order may be given meanwhile.
   * @param finalBlock - No rollback drops this block.
   * @returns Whether it could be had.
   * @throws `StorageError` if it cannot be written; what was there before still holds.
   */
  async checkpoint(
    save: (write: WriteState) => Promise<bigint | null>,
    finalBlock = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    const unfinished = join(this.#directory, 'unfinished')
    const abort = new AbortController()
    const { signal } = abort
    // It must not take the room that the journal needs.
    signal.addEventListener('abort', () => rmSync(unfinished, { force: true }))
    this.#checkpointing = abort
    let digest: StateDigest = { bytes: 0, sha256: '' }
    try {
      await this.#exclusively(() => this.#beginJournal())
      const block = await save(async (state) => {
        digest = await writeState(state, unfinished, signal)
      })
      if (block === null) {
        rmSync(unfinished, { force: true })
        return false
      }
      if (this.#isDurable) writing(unfinished, () => syncFile(unfinished))
      const checkpoint = { ...digest, block: Number(block) }
      await this.#exclusively(() => this.#append([{ checkpoint }]))
      if (this.#isDurable) this.#mark.sync()
      writing(unfinished, () => renameSync(unfinished, this.#path('checkpoint', this.#number)))
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error
      abort.abort(reason)
      // Not with the next block again.
      this.#journalBytes = 0
      throw reason
    } finally {
      this.#checkpointing = undefined
    }
    this.#checkpointBytes = digest.bytes
    if (this.#isDurable) writing(this.#directory, () => syncDirectory(this.#directory))
    this.#removeUnneeded(finalBlock)
    return true
  }

  #removeUnneeded(finalBlock: number): void {
    const paths = [
      this.#tree.pathTo(this.#tree.end),
      this.#tree.pathTo(this.#tree.end, finalBlock),
      ...[...this.#pins].map((position) => this.#tree.pathTo(position)),
    ].filter((path) => path !== null)
    const needed = Math.min(
      ...paths.flatMap(({ segments }) => segments.map(({ journal }) => journal)),
    )
    for (const number of this.#numbers('journal'))
      if (number < needed) {
        rmSync(this.#path('journal', number), { force: true })
        this.#tree.forgetJournal(number)
      }
    for (const number of this.#numbers('checkpoint'))
      if (!paths.some(({ checkpoint }) => checkpoint === number)) {
        rmSync(this.#path('checkpoint', number), { force: true })
        this.#tree.forgetCheckpoint(number)
      }
  }

  #indexFiles(files: readonly JournalFile[], lastNumber: number): void {
    const checkpoints = new Set(this.#numbers('checkpoint'))
    this.#tree = new JournalTree()
    for (const { header, entries } of files) {
      this.#tree.begin(header.journal)
      for (const entry of entries) this.#index(entry, checkpoints.has(header.journal))
    }
    if (files.at(-1)?.header.journal !== lastNumber) this.#tree.begin(lastNumber)
  }

  /** @param hasCheckpoint - Whether the file of the journal's checkpoint exists. */
  #index(entry: Entry, hasCheckpoint = true): void {
    if ('rollback' in entry) this.#tree.add({ rollbackTo: entry.rollback })
    else if ('checkpoint' in entry && hasCheckpoint)
      this.#tree.add({ checkpointBlock: entry.checkpoint.block })
    else this.#tree.add()
  }

  /** The entries of a path, each with the position after it. */
  #entriesOf({ segments }: Path): Line[] {
    return segments.flatMap(({ journal, from, to }) => {
      const path = this.#path('journal', journal)
      const entries = this.#parse(path, readText(path))?.entries ?? []
      return entries
        .slice(from, to)
        .map((entry, index) => ({ entry, position: { journal, line: from + index + 1 } }))
    })
  }

  /** Retries nothing any more: what waits to be written fails. */
  stopRetrying(): void {
    this.#closing.abort()
  }

  close(): void {
    this.stopRetrying()
    this.#journal?.close()
    this.#journal = undefined
    try {
      if (this.#isDurable) this.#mark.sync()
    } catch {
      // It is older then than it could be.
    }
    this.#mark.close()
  }

  /** What to tell the user of a checkpoint that does not match its checksum. */
  damaged({ path }: DamagedCheckpointError): Error {
    return this.#damaged(path, 'its contents do not match their checksum', null)
  }

  #remember({ blocks, orders, aliases }: Journal): void {
    const block = blocks.at(-1)
    this.#lastBlock = block && entryOf(block)
    this.#aliases = aliases
    this.#behaviours = []
    for (const { id, after, method, params } of orders)
      this.#rememberOrder(id, { after, method, params })
  }

  #rememberOrder(id: number, order: NewOrder): void {
    if (mutationKind(order.method) === 'setting') this.#behaviours.push({ id, order })
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

  /** Resolves once the entry is written. Entries are written in the order in which they come. */
  #write(entry: Entry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, resolve, reject })
      void this.#exclusively(() => this.#flush())
    })
  }

  async #flush(): Promise<void> {
    const waiting = this.#queue.splice(0)
    if (waiting.length === 0) return
    try {
      await this.#append(
        waiting.map(({ entry }) => entry),
        (write) => this.#untilWritten(write),
      )
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  /** @param attempt - How each write is carried out; once if left out. */
  async #append(
    entries: readonly Entry[],
    attempt: (write: () => Promise<void>) => Promise<void> = (write) => write(),
  ): Promise<void> {
    const journal = this.#opened()
    const lines = this.#lines === 0 ? [this.#header(), ...entries] : entries
    const { text, hash } = formatLines(lines, this.#hash)
    await attempt(() => journal.append(text))
    this.#hash = hash
    this.#lines += lines.length
    this.#journalBytes += text.length
    for (const entry of entries) this.#index(entry)
    const position = { journal: this.#number, lines: this.#lines, hash }
    await attempt(async () => this.#mark.write(position))
  }

  async #untilWritten<result>(write: () => Promise<result>): Promise<result> {
    const { signal } = this.#closing
    for (;;) {
      try {
        const result = await write()
        this.health.recovered(this)
        return result
      } catch (error) {
        if (!(error instanceof StorageError) || signal.aborted) throw error
        this.#checkpointing?.abort(error)
        this.health.failed(this, error)
        await delay(retryMs, undefined, { signal }).catch(() => {
          throw error
        })
      }
    }
  }

  /** Changes nothing if it fails. */
  async #beginJournal(): Promise<void> {
    this.#opened()
    const number = this.#number + 1
    const path = this.#path('journal', number)
    const behaviours = this.#lastBehaviours().map((order, index) => ({
      ...order,
      id: this.#nextOrder + index,
    }))
    const entries: Entry[] = [
      ...(this.#lastBlock ? [this.#lastBlock] : []),
      ...behaviours.map((order) => ({ order })),
      ...this.#aliases.map((alias) => ({ alias })),
    ]
    const lines = [this.#header(number, this.#hash), ...entries]
    const { text, hash } = formatLines(lines, null)
    const journal = new AppendFile(path, { isNew: true, isDurable: this.#isDurable })
    try {
      await journal.append(text)
      if (this.#isDurable) writing(this.#directory, () => syncDirectory(this.#directory))
      this.#mark.write({ journal: number, lines: lines.length, hash })
    } catch (error) {
      journal.close()
      rmSync(path)
      throw error
    }
    this.#journal?.close()
    this.#journal = journal
    this.#number = number
    this.#previousHash = this.#hash
    this.#hash = hash
    this.#lines = lines.length
    this.#journalBytes = 0
    this.#nextOrder += behaviours.length
    this.#tree.begin(number)
    for (const entry of entries) this.#index(entry)
    this.#behaviours = behaviours.map(({ id, ...order }) => ({ id, order }))
  }

  #header(number = this.#number, previous = this.#previousHash): JournalHeader {
    const { network, chainId } = this.#owner
    return { version: journalVersion, network, chain: chainId, journal: number, previous }
  }

  #opened(): AppendFile {
    if (!this.#journal) throw new Error('The journal has not been read')
    return this.#journal
  }

  /** Goes on at the end of the last journal, which begins if there is none. */
  #goOnBehind(files: readonly JournalFile[], number: number): void {
    if (this.#journal) return
    const path = this.#path('journal', number)
    const isNew = statOf(path) === null
    if (!isNew) writing(path, () => truncateSync(path, readFileSync(path).lastIndexOf(0x0a) + 1))
    this.#journal = new AppendFile(path, { isNew, isDurable: this.#isDurable })
    if (isNew && this.#isDurable) writing(path, () => syncDirectory(this.#directory))
    const last = files.at(-1)
    const isBegun = last?.header.journal === number
    this.#number = number
    this.#lines = isBegun ? last.hashes.length : 0
    this.#hash = isBegun ? (last.hashes.at(-1) ?? null) : null
    this.#previousHash = isBegun ? last.header.previous : (last?.hashes.at(-1) ?? null)
  }

  #exclusively<result>(run: () => Promise<result>): Promise<result> {
    const done = this.#writes.then(run)
    this.#writes = done.catch(() => {})
    return done
  }

  #path(kind: 'journal' | 'checkpoint', number: number): string {
    return join(this.#directory, `${kind}-${number}`)
  }

  /** Of journals and checkpoints. */
  #names(): string[] {
    if (statOf(this.#directory) === null) return []
    const names = reading(this.#directory, () => readdirSync(this.#directory))
    return names.filter((name) => /^(journal|checkpoint)-\d+$/.test(name))
  }

  /** In ascending order. */
  #numbers(kind: 'journal' | 'checkpoint'): number[] {
    const numbers = this.#names().flatMap((name) => {
      const [, number] = new RegExp(`^${kind}-(\\d+)$`).exec(name) ?? []
      return number === undefined ? [] : [Number(number)]
    })
    // A folder lists its files by their names, 10 before 9.
    return numbers.sort((a, b) => a - b)
  }

  /** Null for one that was never begun: the last one, when the program was killed just then. */
  #readFile(number: number, before: JournalFile | undefined, position: Position) {
    const path = this.#path('journal', number)
    const lastBlock = before ? lastBlockOf(before.entries) : null
    const isNew = number > position.journal || position.lines === 0
    if (statOf(path) === null) {
      if (isNew) return null
      throw this.#missing(path, lastBlock)
    }
    const text = readText(path)
    const file = this.#parse(path, text)
    if (!file) {
      if (isNew) return null
      throw this.#damaged(path, 'its beginning is missing', lastBlock)
    }
    const { header } = file
    const { network, chainId } = this.#owner
    if (header.network !== network || header.chain !== chainId || header.journal !== number)
      throw this.#damaged(path, 'it belongs elsewhere', lastBlock)
    if (before && header.previous !== (before.hashes.at(-1) ?? null))
      throw this.#damaged(this.#path('journal', number - 1), 'its end is missing', lastBlock)
    return file
  }

  #parse(path: string, text: string): JournalFile | null {
    try {
      return readJournal(text)
    } catch (error) {
      if (!(error instanceof DamagedLineError)) throw error
      throw this.#damaged(path, error.message, error.lastBlock)
    }
  }

  #checkpointOf(number: number | null, files: readonly JournalFile[]): Checkpoint | null {
    if (number === null) return null
    const path = this.#path('checkpoint', number)
    const entries = files.find(({ header }) => header.journal === number)?.entries ?? []
    const digest = entries.find((entry) => 'checkpoint' in entry)?.checkpoint
    if (digest === undefined || readSize(path) !== digest.bytes)
      throw this.damaged(new DamagedCheckpointError(path))
    return { path, ...digest }
  }

  #cut({ journal }: Position, file: JournalFile | undefined): Error {
    const lastBlock = file ? lastBlockOf(file.entries) : null
    return this.#damaged(this.#path('journal', journal), 'its end is missing', lastBlock)
  }

  #damaged(path: string, problem: string, lastBlock: number | null): Error {
    return new Error(`${path} is damaged: ${problem}. ${this.#loss(lastBlock)}`)
  }

  #missing(path: string, lastBlock: number | null): Error {
    return new Error(`${path} is missing. ${this.#loss(lastBlock)}`)
  }

  #loss(lastBlock: number | null): string {
    const since = lastBlock === null ? '' : ` after block ${lastBlock}`
    return `The history of ${this.#owner.chainName} (chain ${this.#owner.chainId})${since} is lost. Restore the file from a backup, or use another directory.`
  }
}

/** The file that tells how far the journals in a chain's folder go. */
export const markPath = (directory: string) => `${directory}.mark`

/** Writes pieces of a node's state to a file. */
async function writeState(
  state: AsyncIterable<string>,
  path: string,
  signal: AbortSignal,
): Promise<StateDigest> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* digested() {
    for await (const piece of state) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  try {
    await pipeline(digested, createWriteStream(path), { signal })
  } catch (error) {
    throw isSystemError(error) ? new StorageError(path, 'cannot be written', error) : error
  }
  return { bytes, sha256: hash.digest('hex') }
}

function readText(path: string): string {
  return reading(path, () => {
    if (!statOf(path)?.isFile()) throw new Error('It is not a file')
    return readFileSync(path, 'utf8')
  })
}

function readSize(path: string): number | undefined {
  const stats = reading(path, () => statOf(path))
  return stats?.isFile() ? stats.size : undefined
}

function toEntry({ number, hash, timestamp, transactions }: StoredBlock): Entry {
  const numbers = { number: Number(number), timestamp: Number(timestamp) }
  return { block: { ...numbers, hash, transactions: [...transactions] }, at: Date.now() }
}

function entryOf({ at, ...block }: JournaledBlock): Entry {
  return { block, at }
}

type Line = { entry: Entry; position: JournalPosition }

const keyOf = ({ journal, line }: JournalPosition) => `${journal}:${line}`

function lastBlockIn(lines: readonly Line[]): JournaledBlock | null {
  for (const { entry } of lines.toReversed())
    if ('block' in entry) return { ...entry.block, at: entry.at }
  return null
}

function compare(
  stays: readonly Line[],
  goes: readonly Line[],
): Omit<RollbackPlan, 'to' | 'isByNumber'> {
  const dropped = goes.map(({ entry }) => entry)
  const given = new Set(dropped.flatMap((entry) => ('order' in entry ? [entry.order.id] : [])))
  const head = stays.findLastIndex(({ entry }) => 'block' in entry)
  const lastBlock = lastBlockIn(stays)
  const isAmbiguous =
    dropped.some((entry) => 'overtaken' in entry && !given.has(entry.overtaken)) ||
    // That it was overtaken can be written before the blocks that overtook it.
    stays.some(({ entry }) => 'overtaken' in entry && entry.by > (lastBlock?.number ?? 0)) ||
    [...stays.slice(head + 1), ...goes].some(
      ({ entry }) => 'order' in entry && changesHeaders(entry.order.method),
    )
  return { lastBlock, dropped, isAmbiguous }
}

function takeTogether(segments: readonly (readonly Entry[])[]): Journal {
  const read = segments.map(readEntries)
  return {
    blocks: distinct(read.flatMap(({ blocks }) => blocks)),
    orders: read.flatMap(({ orders }) => orders),
    aliases: [...new Set(read.flatMap(({ aliases }) => aliases))],
  }
}

/** A journal begins with the last block of the one before. */
function distinct(blocks: readonly JournaledBlock[]): JournaledBlock[] {
  let last = -1
  return blocks.filter(({ number }) => {
    if (number <= last) return false
    last = number
    return true
  })
}
