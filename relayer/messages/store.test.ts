import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../ecosystem/test/eventually'
import type { Database } from '../database/Database'
import { openEmbedded } from '../database/openEmbedded'
import { prepareSchema } from '../database/prepareSchema'
import { openQueue, type Queue } from '../queue/openQueue'
import { idsOf, loadMessages, noteFailures, reviveMessages } from './store'

let database: Database
let queue: Queue

beforeAll(async () => {
  database = await openEmbedded(null)
  await prepareSchema(database, 'a network')
  queue = await openQueue(database, { retrySeconds: 1, onError() {} })
})

afterAll(async () => {
  await queue.close()
  await database.close()
})

async function addMessage(logIndex: number): Promise<bigint> {
  const [id] = idsOf(
    await database.query(
      `INSERT INTO relayer.messages (source_chain, transaction_hash, log_index, block_number)
        VALUES (1, '0x01', $1, 5) RETURNING id`,
      [logIndex],
    ),
  )
  if (id === undefined) throw new Error('There is no id')
  return id
}

it('gives up on a message that fails eight times, with the reason, until it is revived', async () => {
  const id = await addMessage(0)
  const reason = 'InteropTokenUnapprovedSender(1, 0x01)'
  for (let attempt = 1; attempt < 8; attempt++)
    expect(
      await noteFailures(database, queue, new Map([[id, reason]]), { retrySeconds: 1 }),
    ).toEqual(new Map())
  expect(await noteFailures(database, queue, new Map([[id, reason]]), { retrySeconds: 1 })).toEqual(
    new Map([[id, reason]]),
  )
  expect(await loadMessages(database, 'found', [id])).toEqual([])
  expect(
    await database.query('SELECT state, reason FROM relayer.messages WHERE id = $1', [String(id)]),
  ).toEqual([{ state: 'dead', reason }])

  expect(await reviveMessages(database, queue)).toBe(1)
  expect(await loadMessages(database, 'found', [id])).toHaveLength(1)
  await eventually(async () =>
    expect((await queue.take('prove', 10)).map(({ message }) => message)).toContain(id),
  )
})

it('rolls back what is added to the queue with the transaction', async () => {
  const id = await addMessage(1)
  await expect(
    database.transaction(async (transaction) => {
      await queue.add('mint', [id], { database: transaction })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await queue.take('mint', 10)).toEqual([])
  await queue.add('mint', [id], { database })
  await eventually(async () => expect(await queue.take('mint', 10)).toHaveLength(1))
  expect(await queue.take('mint', 10)).toEqual([])
})

it('rejects the database of another network', async () => {
  await expect(prepareSchema(database, 'another network')).rejects.toThrow(
    'The database is for another network (a network, not another network).',
  )
})
