import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Hash, Hex } from 'viem'
import { makeDirectory, statOf, syncDirectory, syncFile } from '../files/durable'
import { Mark } from '../files/Mark'
import { writing } from '../files/StorageError'
import { StorageHealth } from '../files/StorageHealth'
import { CarriedEntries, type NewMutation, toBlockEntry } from './CarriedEntries'
import type { DamagedCheckpointError } from './DamagedCheckpointError'
import {
  type FollowUp,
  type Journal,
  type JournaledClock,
  readAllEntries,
  readEntries,
  readFollowUp,
  readRollbackTargets,
  type StateDigest,
} from './entries'
import { JournalFiles, type StoreOwner } from './JournalFiles'
import { type JournalPosition, JournalTree } from './JournalTree'
import { JournalWriter } from './JournalWriter'
import { planRollbackTo, planRollbackToBlock, type RollbackPlan } from './planRollback'
import { removeUnneeded } from './removeUnneeded'
import { type Checkpoint, saveState } from './stateDump'

/**
 * Journals shorter than this are not worth a checkpoint. A node takes a second to replay one, which is about 500 blocks,
 * and a twentieth of that to load them from a checkpoint. But a checkpoint contains the whole chain, so the larger it is,
 * the longer the journal has to be.
 */
const minJournalBytes = 512 * 1024
const minShareOfCheckpoint = 1 / 8

/** Saves the pieces of a node's state, in hex digits, in the place of what it saved before. */
export type SaveState = (state: AsyncIterable<string>) => Promise<void>

/** Everything needed to restore a chain. */
export type StoredChain = Journal & {
  /** The state to start from; null for genesis. */
  checkpoint: Checkpoint | null
  /** Whether a last line was not completely written. */
  isTorn: boolean
  /** What has to follow the last rollback; null if nothing has. */
  followUp: FollowUp | null
  /** Blocks to which the chain was rolled back by number. */
  rollbackTargets: ReadonlySet<number>
}

/** A block to be journaled. */
export type NewBlock = {
  number: bigint
  hash: Hash
  timestamp: bigint
  transactions: readonly (Hex | Record<string, unknown>)[]
  /** When it was first journaled, if it is replayed, in milliseconds since the epoch. @default Now */
  at?: number | undefined
}

/**
 * The durable history of a chain: checkpoints of the node's whole state, and journals of the blocks and state mutations
 * since. Both are numbered: journal n continues from checkpoint n, and journal 0 from genesis.
 *
 * A block is journaled before anything that follows from it is done. So of several chains' journals, wherever each was
 * cut off, none contains an effect whose cause another lacks.
 *
 * What cannot be written, as on a full disk, is retried until it can be or the store is closed.
 */
export class ChainStore {
  /** Whether this store, and all others of the network, can be written. */
  readonly health: StorageHealth
  readonly #directory: string
  readonly #isDurable: boolean
  readonly #mark: Mark
  readonly #files: JournalFiles
  readonly #writer: JournalWriter
  readonly #carried = new CarriedEntries()
  readonly #pins = new Set<JournalPosition>()
  #tree = new JournalTree()
  #journalBytes = 0
  #checkpointBytes = 0
  #checkpointing: AbortController | undefined

  /**
   * @param directory - Created if it does not exist. An existing one has to be read before it is written to.
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
    this.health = health
    this.#directory = directory
    this.#isDurable = isDurable
    this.#mark = new Mark(markPath(directory))
    this.#files = new JournalFiles(directory, owner)
    this.#writer = new JournalWriter({
      files: this.#files,
      owner,
      mark: this.#mark,
      isDurable,
      health,
      onBegin: (journal, entries) => {
        this.#journalBytes = 0
        this.#tree.begin(journal)
        for (const entry of entries) this.#tree.add(entry)
      },
      onAppend: (entries, bytes) => {
        this.#journalBytes += bytes
        for (const entry of entries) this.#tree.add(entry)
      },
      // A checkpoint must not take the space that the journal needs.
      onRetry: (error) => this.#checkpointing?.abort(error),
    })
    const isNew = statOf(this.#mark.path) === null
    if (isNew) {
      if (!this.#files.isEmpty) throw this.#files.missing(this.#mark.path)
      this.#mark.create()
      if (isDurable) this.#mark.sync()
    }
    writing(directory, () => makeDirectory(directory))
    if (isNew) this.#writer.open([], 0)
    this.#tree.begin(this.#writer.journal)
  }

  /** Whether the journal has become so long that it takes longer to replay than to load a checkpoint. */
  get isCheckpointDue(): boolean {
    return (
      this.#journalBytes > Math.max(minJournalBytes, this.#checkpointBytes * minShareOfCheckpoint)
    )
  }

  /** Bytes of the transactions that clients know by another hash than the node. */
  get aliases(): readonly Hex[] {
    return this.#carried.aliases
  }

  /** The position after all that has been written. */
  get position(): JournalPosition {
    return this.#tree.end
  }

  /**
   * Reads everything needed to restore the chain. A torn last line is cut off. @throws If something is missing or
   * damaged.
   */
  read(): StoredChain {
    const { files, oldest, last } = this.#files.readJournals(this.#mark.read())
    const checkpoints = new Set(this.#files.numbers('checkpoint'))
    this.#tree = JournalTree.of(files, { last, checkpoints })
    const path = this.#tree.pathTo(this.#tree.end)
    if (!path) throw this.#files.missingBefore(oldest)
    const segments = path.segments.map(
      ({ journal, from, to }) =>
        files.find(({ header }) => header.journal === journal)?.entries.slice(from, to) ?? [],
    )
    const journal = readAllEntries(segments)
    const checkpoint =
      path.checkpoint === null ? null : this.#files.checkpoint(path.checkpoint, files)
    this.#writer.open(files, last)
    const mutations = files.flatMap(({ entries }) => readEntries(entries).mutations)
    this.#carried.restore(journal, Math.max(-1, ...mutations.map(({ id }) => id)) + 1)
    this.#journalBytes = this.#files.sizeOf(new Set(path.segments.map(({ journal }) => journal)))
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
  flush(): Promise<void> {
    return this.#writer.flush()
  }

  /** Resolves once the block is journaled. */
  async addBlock({
    number,
    hash,
    timestamp,
    transactions,
    at = Date.now(),
  }: NewBlock): Promise<void> {
    const numbers = { number: Number(number), timestamp: Number(timestamp) }
    const block = { ...numbers, hash, transactions: [...transactions] }
    const entry = { block, at }
    await this.#writer.write(entry)
    this.#carried.setLastBlock(entry)
  }

  /** Journals a mutation that is about to be sent to the node; returns its id. */
  async addMutation(mutation: NewMutation): Promise<number> {
    const id = this.#carried.addMutation(mutation)
    await this.#writer.write({ mutation: { ...mutation, id } })
    return id
  }

  /** Journals that the node rejected a mutation. */
  mutationFailed(id: number): Promise<void> {
    this.#carried.removeMutation(id)
    return this.#writer.write({ failed: id })
  }

  /** Journals that blocks up to a number came along with a mutation. */
  mutationOvertaken(id: number, by: number): Promise<void> {
    return this.#writer.write({ overtaken: id, by })
  }

  /** Journals that the clock was moved. */
  addClock(clock: JournaledClock): Promise<void> {
    this.#carried.setClock(clock)
    return this.#writer.write({ clock })
  }

  addAlias(alias: Hex): Promise<void> {
    this.#carried.addAlias(alias)
    return this.#writer.write({ alias })
  }

  /** Keeps what a rollback to a position needs, until the returned function is called. */
  pin(position: JournalPosition): () => void {
    this.#pins.add(position)
    return () => this.#pins.delete(position)
  }

  planRollbackToBlock(number: bigint): RollbackPlan | null {
    return planRollbackToBlock(this.#tree, this.#files, number)
  }

  planRollbackTo(to: JournalPosition): RollbackPlan | null {
    return planRollbackTo(this.#tree, this.#files, to)
  }

  /** Commits a rollback, whatever process crashes from then on. Aliases and settings are kept. */
  async rollBack(
    { to, lastBlock, clock, isByNumber }: RollbackPlan,
    followUp: FollowUp,
  ): Promise<void> {
    const settings = this.#carried.takeSettings()
    this.#carried.setLastBlock(lastBlock ? toBlockEntry(lastBlock) : undefined)
    this.#carried.setClock(clock)
    // These are written at once.
    await Promise.all([
      this.#writer.write({ rollback: to, followUp, isByNumber }),
      ...this.aliases.map((alias) => this.#writer.write({ alias })),
      ...settings.map((setting) => this.addMutation(setting)),
    ])
  }

  /** Journals that what had to follow the last rollback is done. */
  completeRollback(): Promise<void> {
    return this.#writer.write({ completed: 'rollback' })
  }

  /**
   * Begins a new journal on top of a checkpoint of the node's present state. What a rollback needs to a pinned position,
   * or to a block that is not final, is kept.
   *
   * @param dump - Calls `save` with the state as it is between two blocks, again if it was not. Returns the last of these
   * blocks, or null if the state is not available. No mutation may be sent meanwhile.
   * @param finalBlock - No rollback drops this block.
   * @returns Whether there is a new checkpoint.
   * @throws `StorageError` if it cannot be written. Then the previous checkpoint and journals are still complete.
   */
  async checkpoint(
    dump: (save: SaveState) => Promise<bigint | null>,
    finalBlock = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    const unfinished = join(this.#directory, 'unfinished')
    const abort = new AbortController()
    const { signal } = abort
    signal.addEventListener('abort', () => rmSync(unfinished, { force: true }))
    this.#checkpointing = abort
    let digest: StateDigest = { bytes: 0, sha256: '' }
    try {
      await this.#writer.begin(() => this.#carried.begin())
      const block = await dump(async (state) => {
        digest = await saveState(state, unfinished, signal)
      })
      if (block === null) {
        rmSync(unfinished, { force: true })
        return false
      }
      if (this.#isDurable) writing(unfinished, () => syncFile(unfinished))
      const checkpoint = { ...digest, block: Number(block) }
      await this.#writer.tryWrite({ checkpoint })
      if (this.#isDurable) this.#mark.sync()
      const path = this.#files.path('checkpoint', this.#writer.journal)
      writing(unfinished, () => renameSync(unfinished, path))
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error
      abort.abort(reason)
      // Otherwise, the next block would try again.
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

  /** The error that reports a checkpoint that does not match its checksum. */
  damagedCheckpoint(error: DamagedCheckpointError): Error {
    return this.#files.damagedCheckpoint(error)
  }

  /** What waits to be written fails instead of being retried. */
  stopRetrying(): void {
    this.#writer.stopRetrying()
  }

  close(): void {
    this.#writer.close()
  }

  #removeUnneeded(finalBlock: number): void {
    const needed = [
      this.#tree.pathTo(this.#tree.end),
      this.#tree.pathTo(this.#tree.end, finalBlock),
      ...[...this.#pins].map((position) => this.#tree.pathTo(position)),
    ]
    removeUnneeded(
      this.#files,
      this.#tree,
      needed.filter((path) => path !== null),
    )
  }
}

/** The file that records where the journals in a chain's directory end. */
export const markPath = (directory: string) => `${directory}.mark`
