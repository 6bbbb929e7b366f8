import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { statOf } from '../files/durable'
import type { Position } from '../files/Mark'
import { reading } from '../files/StorageError'
import { DamagedCheckpointError } from './DamagedCheckpointError'
import { DamagedLineError, type JournalFile, lastBlockOf, readJournal } from './entries'
import type { Checkpoint } from './stateDump'

/** The chain that a directory belongs to. */
export type StoreOwner = {
  /** Identifies the network. */
  network: string
  chainId: number
  chainName: string
}

type FileKind = 'journal' | 'checkpoint'

/** The journals and checkpoints in a chain's directory. Whatever is missing or damaged there is reported as lost. */
export class JournalFiles {
  readonly #directory: string
  readonly #owner: StoreOwner

  constructor(directory: string, owner: StoreOwner) {
    this.#directory = directory
    this.#owner = owner
  }

  get isEmpty(): boolean {
    return this.#names().length === 0
  }

  path(kind: FileKind, number: number): string {
    return join(this.#directory, `${kind}-${number}`)
  }

  /** In ascending order. */
  numbers(kind: FileKind): number[] {
    const numbers = this.#names().flatMap((name) => {
      const [, number] = new RegExp(`^${kind}-(\\d+)$`).exec(name) ?? []
      return number === undefined ? [] : [Number(number)]
    })
    // Directories list names alphabetically, 10 before 9.
    return numbers.sort((a, b) => a - b)
  }

  remove(kind: FileKind, number: number): void {
    rmSync(this.path(kind, number), { force: true })
  }

  /**
   * Reads all journals.
   *
   * @param end - Where they end; a last line that was not completely written may follow.
   * @returns `last` is the number of the last journal, of which `files` has nothing if it was never begun.
   * @throws If one of them is missing or damaged.
   */
  readJournals(end: Position): { files: JournalFile[]; oldest: number; last: number } {
    const [oldest = 0, ...others] = this.numbers('journal')
    const last = Math.max(others.at(-1) ?? oldest, end.journal)
    const files: JournalFile[] = []
    for (let number = oldest; number <= last; number++) {
      const file = this.#readJournal(number, files.at(-1), end)
      if (file) files.push(file)
    }
    const atEnd = files.find(({ header }) => header.journal === end.journal)
    if (end.lines > 0 && atEnd?.hashes[end.lines - 1] !== end.hash)
      throw this.#truncated(end.journal, atEnd)
    return { files, oldest, last }
  }

  /** @returns Null for a journal that was never begun. */
  readJournal(number: number): JournalFile | null {
    const path = this.path('journal', number)
    const text = readText(path)
    try {
      return readJournal(text)
    } catch (error) {
      if (!(error instanceof DamagedLineError)) throw error
      throw this.#damaged(path, error.message, error.lastBlock)
    }
  }

  /** Finds a checkpoint's file, given the journals. @throws If it is missing or damaged. */
  checkpoint(number: number, files: readonly JournalFile[]): Checkpoint {
    const path = this.path('checkpoint', number)
    const entries = files.find(({ header }) => header.journal === number)?.entries ?? []
    const digest = entries.find((entry) => 'checkpoint' in entry)?.checkpoint
    if (digest === undefined || readSize(path) !== digest.bytes)
      throw this.damagedCheckpoint(new DamagedCheckpointError(path))
    return { path, ...digest }
  }

  /** Total size of some journals in bytes. */
  sizeOf(journals: Iterable<number>): number {
    let bytes = 0
    for (const number of journals) bytes += statOf(this.path('journal', number))?.size ?? 0
    return bytes
  }

  /**
   * The error that reports a missing file.
   *
   * @param lastBlock - The last block that is not lost; null if there is none.
   */
  missing(path: string, lastBlock: number | null = null): Error {
    return new Error(`${path} is missing. ${this.#loss(lastBlock)}`)
  }

  /** The error that reports what the oldest journal continues from, a checkpoint or a journal, as missing. */
  missingBefore(oldest: number): Error {
    const base = this.numbers('checkpoint').find((number) => number < oldest)
    return this.missing(
      base === undefined ? this.path('checkpoint', oldest) : this.path('journal', base),
    )
  }

  /** The error that reports a checkpoint that does not match its checksum. */
  damagedCheckpoint({ path }: DamagedCheckpointError): Error {
    return this.#damaged(path, 'its contents do not match their checksum', null)
  }

  /** Of journals and checkpoints. */
  #names(): string[] {
    if (statOf(this.#directory) === null) return []
    const names = reading(this.#directory, () => readdirSync(this.#directory))
    return names.filter((name) => /^(journal|checkpoint)-\d+$/.test(name))
  }

  /** @returns Null for a journal that was never begun: the last one, if the program was killed at that moment. */
  #readJournal(
    number: number,
    previous: JournalFile | undefined,
    end: Position,
  ): JournalFile | null {
    const path = this.path('journal', number)
    const lastBlock = previous ? lastBlockOf(previous.entries) : null
    const isNew = number > end.journal || end.lines === 0
    if (statOf(path) === null) {
      if (isNew) return null
      throw this.missing(path, lastBlock)
    }
    const file = this.readJournal(number)
    if (!file) {
      if (isNew) return null
      throw this.#damaged(path, 'its beginning is missing', lastBlock)
    }
    const { header } = file
    const { network, chainId } = this.#owner
    if (header.network !== network || header.chain !== chainId || header.journal !== number)
      throw this.#damaged(path, 'it belongs elsewhere', lastBlock)
    if (previous && header.previous !== (previous.hashes.at(-1) ?? null))
      throw this.#damaged(this.path('journal', number - 1), 'its end is missing', lastBlock)
    return file
  }

  #truncated(journal: number, file: JournalFile | undefined): Error {
    const lastBlock = file ? lastBlockOf(file.entries) : null
    return this.#damaged(this.path('journal', journal), 'its end is missing', lastBlock)
  }

  #damaged(path: string, problem: string, lastBlock: number | null): Error {
    return new Error(`${path} is damaged: ${problem}. ${this.#loss(lastBlock)}`)
  }

  #loss(lastBlock: number | null): string {
    const since = lastBlock === null ? '' : ` after block ${lastBlock}`
    return `The history of ${this.#owner.chainName} (chain ${this.#owner.chainId})${since} is lost. Restore the file from a backup, or use another directory.`
  }
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
