import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from './Database'

const maxAttempts = 20
const pauseMs = 1_000
const lockPauseMs = 100

/** Thrown if a database cannot be used, now or later. */
export class UnusableDatabaseError extends Error {}

/**
 * Prepares a database. One process does at a time: a lock within the preparing transaction would not suffice, as Postgres
 * may still take a schema for missing that was created while it waited. Tries again if the database is restarting.
 */
export async function setUp<result>(
  database: Database,
  { onError }: { onError: (error: Error) => void },
  prepare: () => Promise<result>,
): Promise<result> {
  for (let attempt = 1; ; attempt++)
    try {
      const lock = await waitForLock(database)
      try {
        return await prepare()
      } finally {
        await lock.release().catch(onError)
      }
    } catch (error) {
      if (!(error instanceof Error) || error instanceof UnusableDatabaseError) throw error
      if (attempt === maxAttempts) throw error
      onError(error)
      await delay(pauseMs)
    }
}

async function waitForLock(database: Database) {
  for (;;) {
    const lock = await database.lock('set up')
    if (lock) return lock
    await delay(lockPauseMs)
  }
}
