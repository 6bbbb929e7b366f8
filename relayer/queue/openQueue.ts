import PgBoss from 'pg-boss'
import { z } from 'zod'
import type { Database, Queryable } from '../database/Database'

/** `prove` has the messages without a proof, `mint` those with one. */
type QueueName = 'prove' | 'mint'

const queueNames = ['prove', 'mint'] as const satisfies readonly QueueName[]

/** A message that this process works on, until it expires and is given to another. */
export type Job = { id: string; message: bigint }

export type Queue = {
  /** Adds messages, in the same transaction as other changes. */
  add(
    name: QueueName,
    messages: readonly bigint[],
    options: { database: Queryable; delaySeconds?: number },
  ): Promise<void>
  /** Takes messages that no other process works on. */
  take(name: QueueName, limit: number): Promise<Job[]>
  complete(name: QueueName, jobs: readonly Job[], database: Queryable): Promise<void>
  /** Returns messages to the queue, for later. */
  retry(name: QueueName, jobs: readonly Job[]): Promise<void>
  close(): Promise<void>
}

/** After this, the messages of a process that was killed are given to another. */
const expireInSeconds = 20
const maintenanceIntervalSeconds = 5
/** Messages wait for as long as it takes. */
const unlimited = 2 ** 31 - 1
const retentionMinutes = 10 * 365 * 24 * 60
/** Completed jobs are of no further use. */
const keepCompletedSeconds = 60

const dataSchema = z.object({ message: z.coerce.bigint() })

/** Opens the queues of a database with pg-boss. */
export async function openQueue(
  database: Database,
  { retrySeconds, onError }: { retrySeconds: number; onError: (error: Error) => void },
): Promise<Queue> {
  const boss = new PgBoss({
    db: toBossDatabase(database),
    schedule: false,
    maintenanceIntervalSeconds,
    archiveCompletedAfterSeconds: keepCompletedSeconds,
    deleteAfterSeconds: keepCompletedSeconds,
  })
  boss.on('error', onError)
  await boss.start()
  try {
    for (const name of queueNames)
      await boss.createQueue(name, { name, expireInSeconds, retentionMinutes })
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }
  const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id)
  return {
    async add(name, messages, { database: transaction, delaySeconds = 0 }) {
      if (messages.length === 0) return
      await boss.insert(
        messages.map((message) => ({
          name,
          data: { message: String(message) },
          startAfter: String(delaySeconds),
          retryLimit: unlimited,
          retryDelay: retrySeconds,
        })),
        { db: toBossDatabase(transaction) },
      )
    },
    async take(name, limit) {
      const jobs = await boss.fetch(name, { batchSize: limit, priority: false })
      return jobs.map(({ id, data }) => ({ id, ...dataSchema.parse(data) }))
    },
    async complete(name, jobs, transaction) {
      if (jobs.length === 0) return
      // The types lack the output of several jobs, which comes before the options.
      const options = { db: toBossDatabase(transaction) }
      await Reflect.apply(boss.complete, boss, [name, ids(jobs), {}, options])
    },
    async retry(name, jobs) {
      if (jobs.length > 0) await boss.fail(name, ids(jobs), {})
    },
    close: () => boss.stop({ graceful: false }),
  }
}

function toBossDatabase(database: Queryable): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const parameters = values?.length ? values : undefined
      return { rows: await database.query(text, parameters) }
    },
  }
}
