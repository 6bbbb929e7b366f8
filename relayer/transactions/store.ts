import { type Hash, type Hex, keccak256, type TransactionSerializableEIP1559 } from 'viem'
import { z } from 'zod'
import type { Queryable } from '../database/Database'
import { hexSchema } from '../protocol/schemas'
import type { Signer } from '../signer/Signer'

/** Signed transactions are of this type. */
type Eip1559 = `0x02${string}`

type SignedTransaction = { hash: Hash; raw: Eip1559; signedAt: Date }

/**
 * - `pending`: stored, and in no block
 * - `included`: in a block that may still be replaced
 * - `settled`: in a block that is final, or its nonce is used by another
 */
export const transactionStates = ['pending', 'included', 'settled'] as const

const signedSchema = z
  .object({
    hash: hexSchema,
    transaction_id: z.coerce.bigint(),
    raw: z.custom<Eip1559>((value) => typeof value === 'string' && value.startsWith('0x02')),
    signed_at: z.date(),
  })
  .transform(({ signed_at, transaction_id, ...signed }) => {
    return { ...signed, signedAt: signed_at, transactionId: transaction_id }
  })

const rowSchema = z.object({
  id: z.coerce.bigint(),
  nonce: z.coerce.number(),
  block_hash: hexSchema.nullable(),
})

export type StoredTransaction = {
  id: bigint
  nonce: number
  blockHash: Hash | null
  /** Every version that was signed, the latest first. */
  signed: SignedTransaction[]
}

/** Signs a transaction; it is stored before it is broadcast. */
export async function sign(
  { signTransaction }: Signer,
  transaction: TransactionSerializableEIP1559,
): Promise<{ hash: Hash; raw: Hex }> {
  const raw = await signTransaction({ ...transaction, type: 'eip1559' })
  return { hash: keccak256(raw), raw }
}

export async function storeSigned(
  database: Queryable,
  transactionId: bigint,
  { hash, raw }: { hash: Hash; raw: Hex },
): Promise<void> {
  await database.query(
    'INSERT INTO relayer.signed_transactions (hash, transaction_id, raw) VALUES ($1, $2, $3)',
    [hash, String(transactionId), raw],
  )
}

/** The pending transactions of a sender, by nonce. */
export async function loadPending(
  database: Queryable,
  sender: string,
  limit: number,
): Promise<StoredTransaction[]> {
  const rows = await database.query(
    `SELECT id, nonce, block_hash FROM relayer.transactions
      WHERE sender = $1 AND state = 'pending' ORDER BY nonce LIMIT $2`,
    [sender, limit],
  )
  return withSigned(database, rows)
}

/** The included transactions of a sender that were not checked for some time. */
export async function loadIncluded(
  database: Queryable,
  sender: string,
  { limit, uncheckedMs }: { limit: number; uncheckedMs: number },
): Promise<StoredTransaction[]> {
  const rows = await database.query(
    `SELECT id, nonce, block_hash FROM relayer.transactions
      WHERE sender = $1 AND state = 'included' AND checked_at < now() - $3 * interval '1 ms'
      ORDER BY checked_at LIMIT $2`,
    [sender, limit, uncheckedMs],
  )
  return withSigned(database, rows)
}

async function withSigned(
  database: Queryable,
  rows: readonly unknown[],
): Promise<StoredTransaction[]> {
  const transactions = rows.map((row) => rowSchema.parse(row))
  const versions = (
    await database.query(
      `SELECT * FROM relayer.signed_transactions
        WHERE transaction_id = ANY($1::bigint[]) ORDER BY signed_at DESC`,
      [transactions.map(({ id }) => String(id))],
    )
  ).map((row) => signedSchema.parse(row))
  return transactions.map(({ id, nonce, block_hash: blockHash }) => {
    const signed = versions.filter(({ transactionId }) => transactionId === id)
    return { id, nonce, blockHash, signed }
  })
}
