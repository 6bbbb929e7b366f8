import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { reading, writing } from './StorageError'

const schema = z.strictObject({
  journal: z.int().min(0),
  lines: z.int().min(0),
  hash: z.string().nullable(),
})

/** End of a chain's journals: the last line that was written, by its hash. */
export type Position = z.infer<typeof schema>

/** Fixed, so that a position is overwritten in place, which needs no disk space. */
const recordLength = 128

/**
 * Records the end of a chain's journals in a file next to its directory, which detects truncated journals. It is written
 * after the journal and before anything is acknowledged, so a journal can be ahead of it, but never behind.
 */
export class Mark {
  readonly path: string
  #file: number | undefined

  constructor(path: string) {
    this.path = path
  }

  /** @throws If the file does not contain a position. */
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

  /** Makes it durable now. */
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
