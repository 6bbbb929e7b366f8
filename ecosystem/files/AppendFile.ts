import { closeSync, fdatasync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { StorageError } from './StorageError'

const sync = promisify(fdatasync)

/** A file to which text is appended atomically. */
export class AppendFile {
  readonly #path: string
  readonly #isDurable: boolean
  readonly #file: number
  #size: number
  /** Whether the file may end with an incomplete text. */
  #hasRest = false

  /**
   * @param isNew - Whether to create the file, which must not exist.
   * @param isDurable - Whether appended text survives a power failure.
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

  /** Size of the file in bytes. */
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
      // A failed sync may have dropped what was written, so everything is rewritten.
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
      // The next text is only appended once the incomplete one was truncated.
    }
  }
}
