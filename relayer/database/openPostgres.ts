import { Client, type ClientBase, Pool } from 'pg'
import type { Database, Queryable } from './Database'

const connectionOptions = {
  application_name: 'interstake-relayer',
  connectionTimeoutMillis: 10_000,
  query_timeout: 30_000,
  keepAlive: true,
}

/** Opens a Postgres database, which any number of relayers can share. Connects again after a failure. */
export function openPostgres(
  connectionString: string,
  { onError }: { onError: (error: Error) => void },
): Database {
  const options = { connectionString, ...connectionOptions }
  const pool = new Pool(options)
  // Connections fail when the server restarts: idle ones, and those that wait for the next statement of a transaction.
  // The pool ends before its connections do, so that a server that stops meanwhile fails them too.
  const report = (error: Error) => {
    if (!pool.ending) onError(error)
  }
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return {
    query: toQuery(pool),
    async transaction(work) {
      const client = await pool.connect()
      let failure: Error | undefined
      try {
        return await inTransaction(client, work)
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error))
        throw error
      } finally {
        // A connection that failed is not used again.
        client.release(failure)
      }
    },
    async lock(name) {
      const client = new Client(options)
      client.on('error', onError)
      try {
        await client.connect()
        const { rows } = await client.query(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
          [`interstake-relayer ${name}`],
        )
        if (rows[0]?.locked === true)
          return {
            query: toQuery(client),
            transaction: (work) => inTransaction(client, work),
            release: () => client.end(),
          }
      } catch (error) {
        await client.end().catch(onError)
        throw error
      }
      await client.end()
      return null
    },
    close: () => pool.end(),
  }
}

function toQuery(client: Pool | ClientBase): Queryable['query'] {
  return async (text, values) => {
    const result = await client.query(text, values ? [...values] : undefined)
    // Several statements have several results, which the types do not tell.
    const last: { rows: Record<string, unknown>[] } | undefined = Array.isArray(result)
      ? result.at(-1)
      : result
    return last?.rows ?? []
  }
}

async function inTransaction<result>(
  client: ClientBase,
  work: (transaction: Queryable) => Promise<result>,
): Promise<result> {
  await client.query('BEGIN')
  try {
    const result = await work({ query: toQuery(client) })
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Fails if the connection is lost, which rolls back as well.
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
