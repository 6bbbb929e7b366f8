import { z } from 'zod'
import type { Queryable } from '../database/Database'
import type { MessageLog } from '../protocol/Protocol'
import { hexSchema } from '../protocol/schemas'
import type { Queue } from '../queue/openQueue'

/**
 * - `found`: not verifiable yet
 * - `verifiable`: has a claim that is ready to be minted
 * - `sent`: part of a transaction that is stored, and not in a block yet
 * - `rewarded`: minted in a block that may still be replaced
 * - `settled`: minted in a block that is final
 * - `dead`: can't be minted, see its reason
 */
export const messageStates = ['found', 'verifiable', 'sent', 'rewarded', 'settled', 'dead'] as const

const rowSchema = z.object({
  id: z.coerce.bigint(),
  source_chain: z.coerce.number(),
  transaction_hash: hexSchema,
  log_index: z.number(),
  block_number: z.coerce.bigint(),
  claim: z.unknown(),
})

export type StoredMessage = {
  id: bigint
  sourceChain: number
  log: MessageLog
  claim: unknown
}

/** Messages that can't be minted, with the reason. */
export type DeadMessages = ReadonlyMap<bigint, string>

/** A message that fails so often is dead. */
const maxAttempts = 8

const idSchema = z.object({ id: z.coerce.bigint() })

/** The ids of rows. */
export const idsOf = (rows: readonly unknown[]): bigint[] =>
  rows.map((row) => idSchema.parse(row).id)

/** Those of the given messages that are in a state, in the order of their blocks. */
export async function loadMessages(
  database: Queryable,
  state: (typeof messageStates)[number],
  ids: readonly bigint[],
): Promise<StoredMessage[]> {
  const rows = await database.query(
    'SELECT * FROM relayer.messages WHERE id = ANY($1::bigint[]) AND state = $2 ORDER BY block_number, log_index',
    [ids.map(String), state],
  )
  return rows.map(toMessage)
}

export function toMessage(row: unknown): StoredMessage {
  const { id, source_chain, transaction_hash, log_index, block_number, claim } =
    rowSchema.parse(row)
  const log = { transactionHash: transaction_hash, logIndex: log_index, blockNumber: block_number }
  return { id, sourceChain: source_chain, log, claim }
}

/**
 * Notes that messages could not be proven or minted: they are proven again, since a reorg may have changed their proof,
 * after a delay that doubles each time, unless that has happened too often.
 *
 * @returns The messages that are dead now, with the reason.
 */
export async function noteFailures(
  database: Queryable,
  queue: Queue,
  failures: ReadonlyMap<bigint, string>,
  { retrySeconds }: { retrySeconds: number },
): Promise<DeadMessages> {
  const dead = new Map<bigint, string>()
  for (const [id, reason] of failures) {
    const rows = await database.query(
      `UPDATE relayer.messages
        SET attempts = attempts + 1, reason = $2, claim = NULL, transaction_id = NULL,
          state = CASE WHEN attempts + 1 < $3 THEN 'found' ELSE 'dead' END
        WHERE id = $1 AND state IN ('found', 'verifiable', 'sent', 'rewarded')
        RETURNING state, attempts`,
      [String(id), reason, maxAttempts],
    )
    const [failed] = rows
    if (failed?.state === 'dead') dead.set(id, reason)
    if (failed?.state === 'found')
      await queue.add('prove', [id], {
        ...{ database, delaySeconds: retrySeconds * 2 ** (Number(failed.attempts) - 1) },
      })
  }
  return dead
}

/** Tries the dead messages again. @returns How many there are. */
export async function reviveMessages(database: Queryable, queue: Queue): Promise<number> {
  const ids = idsOf(
    await database.query(
      `UPDATE relayer.messages SET state = 'found', attempts = 0 WHERE state = 'dead' RETURNING id`,
    ),
  )
  await queue.add('prove', ids, { database })
  return ids.length
}
