import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openQueue } from '../queue/openQueue'
import { Postgres, postgresMissing } from '../test/Postgres'
import type { Database } from './Database'
import { openPostgres } from './openPostgres'
import { prepareSchema } from './prepareSchema'
import { setUp } from './setUp'

describe.skipIf(postgresMissing !== null)(`openPostgres ${postgresMissing ?? ''}`.trim(), () => {
  let server: Postgres
  let database: Database
  const errors: Error[] = []

  beforeAll(async () => {
    server = await Postgres.start()
    database = openPostgres(server.url, { onError: (error) => errors.push(error) })
    await database.query('CREATE TABLE notes (note text)')
  }, 60_000)

  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  const notes = () => database.query('SELECT note FROM notes')

  it('rolls back a transaction that throws', async () => {
    await expect(
      database.transaction(async (transaction) => {
        await transaction.query('INSERT INTO notes VALUES ($1)', ['lost'])
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await notes()).toEqual([])
  })

  it('gives a lock to one process at a time', async () => {
    const lock = await database.lock('a')
    expect(await database.lock('a')).toBeNull()
    const other = await database.lock('b')
    await lock?.release()
    await other?.release()
    const again = await database.lock('a')
    expect(again).not.toBeNull()
    await again?.release()
  })

  it('writes nothing with a lock that a restart of the server ended, and connects again', async () => {
    const lock = await database.lock('c')
    const between = database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO notes VALUES ($1)', ['first'])
      await server.restart()
      await transaction.query('INSERT INTO notes VALUES ($1)', ['second'])
    })
    await expect(between).rejects.toThrow()
    await expect(lock?.query('INSERT INTO notes VALUES ($1)', ['third'])).rejects.toThrow()
    await lock?.release().catch(() => {})
    expect(errors.length).toBeGreaterThan(0)

    expect(await notes()).toEqual([])
    const next = await database.lock('c')
    await next?.query('INSERT INTO notes VALUES ($1)', ['fourth'])
    expect(await notes()).toEqual([{ note: 'fourth' }])
    await next?.release()
  })

  it('reports nothing of connections that the server ends after it was closed', async () => {
    const reported: Error[] = []
    const own = openPostgres(server.url, { onError: (error) => reported.push(error) })
    const [row] = await own.query('SELECT pg_backend_pid() AS pid')
    const pid = Number(row?.pid)
    process.kill(pid, 'SIGSTOP')
    await own.close()
    process.kill(pid, 'SIGTERM')
    process.kill(pid, 'SIGCONT')
    await expect
      .poll(() => database.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]))
      .toEqual([])
    expect(reported).toEqual([])
  })

  it('is set up by several relayers at once', async () => {
    const onError = (error: Error) => {
      throw error
    }
    const starters = Array.from({ length: 6 }, async () => {
      const own = openPostgres(server.url, { onError })
      const queue = await setUp(own, { onError }, async () => {
        await prepareSchema(own, 'a network')
        return openQueue(own, { retrySeconds: 1, onError })
      })
      await queue.close()
      await own.close()
    })
    await Promise.all(starters)
  })
})
