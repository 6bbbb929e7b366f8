import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database, LockSession } from './database/Database'

export type Loop = {
  name: string
  /** Why the last step failed; null if it did not. */
  problem: string | null
  /** When the last step that succeeded ended; null before. */
  succeededAt: Date | null
  ended: Promise<void>
}

type LoopOptions = { pollMs: number; signal: AbortSignal; log: Logger }

const maxBackoffMs = 10_000

/**
 * Repeats a step until the signal aborts: at once while it returns true, otherwise after a pause, which becomes longer
 * while it fails.
 */
export function startLoop(
  name: string,
  step: () => Promise<boolean>,
  { pollMs, signal, log }: LoopOptions,
): Loop {
  const loop: Loop = { name, problem: null, succeededAt: null, ended: run() }
  async function run() {
    let failures = 0
    while (!signal.aborted) {
      let hasMore = false
      try {
        hasMore = await step()
        failures = 0
        loop.problem = null
        loop.succeededAt = new Date()
      } catch (error) {
        if (signal.aborted) return
        failures++
        const problem = describe(error)
        if (problem !== loop.problem) log.warn({ loop: name, err: error }, problem)
        loop.problem = problem
      }
      if (hasMore) continue
      const pause = Math.min(pollMs * 2 ** failures, Math.max(maxBackoffMs, pollMs))
      await delay(pause, undefined, { signal }).catch(() => {})
    }
  }
  return loop
}

/**
 * Makes a step that only one process runs at a time; in others it does nothing.
 *
 * @returns The step, and a function that releases the lock.
 */
export function exclusively(
  database: Database,
  name: string,
  step: (session: LockSession) => Promise<boolean>,
): { step: () => Promise<boolean>; release: () => Promise<void>; isHeld: () => boolean } {
  let session: LockSession | null = null
  async function release() {
    const held = session
    session = null
    await held?.release().catch(() => {})
  }
  return {
    release,
    isHeld: () => session !== null,
    async step() {
      session ??= await database.lock(name)
      if (!session) return false
      try {
        return await step(session)
      } catch (error) {
        // The lock is lost with the connection.
        await session.query('SELECT 1').catch(release)
        throw error
      }
    },
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'shortMessage' in error ? String(error.shortMessage) : error.message
}
