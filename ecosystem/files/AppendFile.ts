import { closeSync, fdatasync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { StorageError } from './StorageError'

const sync = promisify(fdatasync)

/** A file to which a text is appended as a whole or not at all. */
export class AppendFile {
  readonly #path: string
  readonly #isDurable: boolean
  readonly #file: number
  #size: number
  /** Whether a part of a text that could not be written may follow. */
  #hasRest = false

  /**
   * @param isNew - Whether the file is created; one that exists is refused then.
   * @param isDurable - Whether a text survives a power failure once it is appended.
   */
  constructor(path: string, { isNew, isDurable }: { isNew: boolean; isDurable: boolean }) {
    this.#path = path
    this.#isDurable = isDurable
    try {
      this.#file = openSync(path, isNew ? 'wx' : 'r+')
      this.#size = statSync(path).size
    } catch (cause) {
      throw new StorageError(path, 'cannot be written', cause)
    }
  }

  /** Bytes that are in the file. */
  get size(): number {
    return this.#size
  }

  /** @throws `StorageError` if nothing was appended. */
  async append(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    try {
      this.#cutRest()
      this.#hasRest = true
      for (let written = 0; written < bytes.length; )
        written += writeSync(this.#file, bytes, written, undefined, this.#size + written)
      // A failed sync may have dropped what was written, so all of it is written again.
      if (this.#isDurable) await sync(this.#file)
    } catch (cause) {
      this.#cutRestIfPossible()
      throw new StorageError(this.#path, 'cannot be written', cause)
    }
    this.#hasRest = false
    this.#size += bytes.length
  }

  close(): void {
    closeSync(this.#file)
  }

  #cutRest(): void {
    if (!this.#hasRest) return
    ftruncateSync(this.#file, this.#size)
    this.#hasRest = false
  }

  #cutRestIfPossible(): void {
    try {
      this.#cutRest()
    } catch {
      // The next text comes only behind a successful cut.
    }
  }
}
