import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { reading, writing } from './StorageError'

const schema = z.strictObject({
  journal: z.int().min(0),
  lines: z.int().min(0),
  hash: z.string().nullable(),
})

/** How far a chain's journals go: the last line that was written, by its hash. */
export type Position = z.infer<typeof schema>

/** The same for every position, so that it is overwritten in place, which needs no room on the disk. */
const recordLength = 128

/**
 * Remembers, in a file beside a chain's folder, how far its journals go: lines that are missing at their end are noticed
 * by it. It is written after the journal and before anything is acknowledged, so a journal may be ahead of it, never behind.
 */
export class Mark {
  readonly path: string
  #file: number | undefined

  constructor(path: string) {
    this.path = path
  }

  /** @throws If the file does not hold a position. */
  read(): Position {
    const text = reading(this.path, () => readFileSync(this.path, 'utf8'))
    const { data } = schema.safeParse(parse(text))
    if (!data || text !== format(data))
      throw new Error(
        `${this.path} is damaged: without the length that it records, the chain's journals cannot be verified to be complete. Restore the file from a backup, or use another directory.`,
      )
    return data
  }

  /** @throws `StorageError` */
  write(position: Position): void {
    writing(this.path, () => {
      this.#file ??= openSync(this.path, 'r+')
      writeSync(this.#file, format(position), 0)
    })
  }

  /** @throws `StorageError` if there is such a file, or it cannot be written. */
  create(): void {
    writing(this.path, () => {
      this.#file = openSync(this.path, 'wx+')
      writeSync(this.#file, format({ journal: 0, lines: 0, hash: null }), 0)
    })
  }

  /** Makes it durable, which it otherwise becomes sooner or later. */
  sync(): void {
    const file = this.#file
    if (file !== undefined) writing(this.path, () => fsyncSync(file))
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }
}

const format = (position: Position) => `${JSON.stringify(position).padEnd(recordLength - 1)}\n`

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
