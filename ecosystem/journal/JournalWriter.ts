import { readFileSync, rmSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AppendFile } from '../files/AppendFile'
import { statOf, syncDirectory } from '../files/durable'
import type { Mark } from '../files/Mark'
import { StorageError, writing } from '../files/StorageError'
import type { StorageHealth } from '../files/StorageHealth'
import { SerialQueue } from '../SerialQueue'
import {
  type Entry,
  formatLines,
  type JournalFile,
  type JournalHeader,
  journalVersion,
} from './entries'
import type { JournalFiles, StoreOwner } from './JournalFiles'

/** How often a write to a full disk is retried. */
const retryMs = 250

type Listener = {
  /** A journal was begun, with these entries. */
  onBegin: (journal: number, entries: readonly Entry[]) => void
  /** Entries were appended to the journal. */
  onAppend: (entries: readonly Entry[], bytes: number) => void
  /** A write failed and will be retried. */
  onRetry: (error: StorageError) => void
}

/**
 * Appends entries to the last journal of a chain, in the order in which they come. What cannot be written, as on a full
 * disk, is retried until it can be or the writer is closed.
 */
export class JournalWriter {
  readonly #files: JournalFiles
  readonly #owner: StoreOwner
  readonly #mark: Mark
  readonly #isDurable: boolean
  readonly #health: StorageHealth
  readonly #listener: Listener
  readonly #closing = new AbortController()
  readonly #writes = new SerialQueue()
  #file: AppendFile | undefined
  #journal = 0
  /** Number of lines of the journal, including its header. */
  #lines = 0
  #hash: string | null = null
  /** The last hash of the journal before. */
  #previousHash: string | null = null
  #waiting: { entry: Entry; resolve: () => void; reject: (error: unknown) => void }[] = []

  /** @param mark - Updated with each write. */
  constructor({
    files,
    owner,
    mark,
    isDurable,
    health,
    ...listener
  }: {
    files: JournalFiles
    owner: StoreOwner
    mark: Mark
    isDurable: boolean
    health: StorageHealth
  } & Listener) {
    this.#files = files
    this.#owner = owner
    this.#mark = mark
    this.#isDurable = isDurable
    this.#health = health
    this.#listener = listener
  }

  /** Number of the journal that is written to. */
  get journal(): number {
    return this.#journal
  }

  /** Opens the last journal, which is created if it does not exist. Does nothing if one is open. */
  open(files: readonly JournalFile[], journal: number): void {
    if (this.#file) return
    const path = this.#files.path('journal', journal)
    const isNew = statOf(path) === null
    if (!isNew) writing(path, () => truncateSync(path, readFileSync(path).lastIndexOf(0x0a) + 1))
    this.#file = new AppendFile(path, { isNew, isDurable: this.#isDurable })
    if (isNew && this.#isDurable) writing(path, () => syncDirectory(dirname(path)))
    const last = files.at(-1)
    const isBegun = last?.header.journal === journal
    this.#journal = journal
    this.#lines = isBegun ? last.hashes.length : 0
    this.#hash = isBegun ? (last.hashes.at(-1) ?? null) : null
    this.#previousHash = isBegun ? last.header.previous : (last?.hashes.at(-1) ?? null)
  }

  /** Resolves once the entry is written. */
  write(entry: Entry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      void this.flush()
    })
  }

  /** Resolves once no entry waits to be written. */
  flush(): Promise<void> {
    return this.#writes.run(() => this.#writeWaiting())
  }

  /** Writes an entry without retrying. @throws `StorageError` if it cannot be written. */
  tryWrite(entry: Entry): Promise<void> {
    return this.#writes.run(() => this.#append([entry], (write) => write()))
  }

  /**
   * Begins the next journal, without retrying.
   *
   * @param first - Returns its first entries, once all that waited is in the journal before.
   * @throws `StorageError` if it cannot be written; then nothing has changed.
   */
  begin(first: () => readonly Entry[]): Promise<void> {
    return this.#writes.run(() => this.#begin(first()))
  }

  /** What waits to be written fails instead of being retried. */
  stopRetrying(): void {
    this.#closing.abort()
  }

  close(): void {
    this.stopRetrying()
    this.#file?.close()
    this.#file = undefined
    try {
      if (this.#isDurable) this.#mark.sync()
    } catch {
      // An older mark is valid, too.
    }
    this.#mark.close()
  }

  async #writeWaiting(): Promise<void> {
    const waiting = this.#waiting.splice(0)
    if (waiting.length === 0) return
    try {
      await this.#append(
        waiting.map(({ entry }) => entry),
        (write) => this.#retry(write),
      )
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  /** @param attempt - How each write is carried out. */
  async #append(
    entries: readonly Entry[],
    attempt: (write: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const file = this.#opened()
    const isBegun = this.#lines > 0
    const lines = isBegun ? entries : [this.#header(this.#journal, this.#previousHash), ...entries]
    const { text, hash } = formatLines(lines, this.#hash)
    await attempt(() => file.append(text))
    this.#hash = hash
    this.#lines += lines.length
    this.#listener.onAppend(entries, text.length)
    const position = { journal: this.#journal, lines: this.#lines, hash }
    await attempt(async () => this.#mark.write(position))
  }

  async #retry<result>(write: () => Promise<result>): Promise<result> {
    const { signal } = this.#closing
    for (;;) {
      try {
        const result = await write()
        this.#health.recovered(this)
        return result
      } catch (error) {
        if (!(error instanceof StorageError) || signal.aborted) throw error
        this.#listener.onRetry(error)
        this.#health.failed(this, error)
        await delay(retryMs, undefined, { signal }).catch(() => {
          throw error
        })
      }
    }
  }

  async #begin(entries: readonly Entry[]): Promise<void> {
    this.#opened()
    const journal = this.#journal + 1
    const path = this.#files.path('journal', journal)
    const directory = dirname(path)
    const lines = [this.#header(journal, this.#hash), ...entries]
    const { text, hash } = formatLines(lines, null)
    const file = new AppendFile(path, { isNew: true, isDurable: this.#isDurable })
    try {
      await file.append(text)
      if (this.#isDurable) writing(directory, () => syncDirectory(directory))
      this.#mark.write({ journal, lines: lines.length, hash })
    } catch (error) {
      file.close()
      rmSync(path)
      throw error
    }
    this.#file?.close()
    this.#file = file
    this.#journal = journal
    this.#previousHash = this.#hash
    this.#hash = hash
    this.#lines = lines.length
    this.#listener.onBegin(journal, entries)
  }

  #header(journal: number, previous: string | null): JournalHeader {
    const { network, chainId } = this.#owner
    return { version: journalVersion, network, chain: chainId, journal, previous }
  }

  #opened(): AppendFile {
    if (!this.#file) throw new Error('The journal has not been read')
    return this.#file
  }
}
