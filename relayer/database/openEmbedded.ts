import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { lockFile } from '../../ecosystem/files/lockFile'
import type { Database, Queryable } from './Database'

/**
 * Opens a Postgres database that runs within this process.
 *
 * @param directory - Its files; null to keep it in memory.
 * @throws If another process has it open.
 */
export async function openEmbedded(directory: string | null): Promise<Database> {
  const unlock = directory === null ? () => {} : lockDirectory(directory)
  const database = await PGlite.create(
    directory === null ? 'memory://' : join(directory, 'database'),
  ).catch((error) => {
    unlock()
    throw error
  })
  const locked = new Set<string>()
  const main: Pick<Database, 'query' | 'transaction'> = {
    query: toQuery(database),
    transaction: (work) =>
      database.transaction((transaction) => work({ query: toQuery(transaction) })),
  }
  return {
    ...main,
    async lock(name) {
      if (locked.has(name)) return null
      locked.add(name)
      return {
        ...main,
        async release() {
          locked.delete(name)
        },
      }
    },
    async close() {
      await database.close()
      unlock()
    },
  }
}

function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const unlock = lockFile(join(directory, 'lock'))
  if (!unlock)
    throw new Error(
      `Another relayer uses ${directory}. Choose another directory with --data, or set DATABASE_URL to share a database.`,
    )
  return unlock
}

function toQuery(database: PGlite | Transaction): Queryable['query'] {
  return async (text, values) => {
    if (values) return (await database.query<Record<string, unknown>>(text, [...values])).rows
    return (await database.exec(text)).at(-1)?.rows ?? []
  }
}
