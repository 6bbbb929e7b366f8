import {
  type Hash,
  parseTransaction,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem'
import type { Queryable } from '../database/Database'
import { type DeadMessages, idsOf, noteFailures, toMessage } from '../messages/store'
import { broadcast } from './broadcast'
import { estimateFees, increaseFees } from './fees'
import type { SenderContext } from './SenderContext'
import { loadIncluded, loadPending, type StoredTransaction, sign, storeSigned } from './store'

const maxPending = 100
/** Included transactions that are checked at a time. */
const maxChecked = 25
/** A node may have lost a transaction. */
const rebroadcastAfterMs = 5_000

/**
 * Compares the stored transactions of a sender with the chain: notes which are in a block, no longer in one, or settled;
 * broadcasts the others again.
 */
export async function reconcile(context: SenderContext): Promise<void> {
  const { session, signer, protocol, pollMs } = context
  const { client } = protocol.rewards
  const { address } = signer
  const pending = await loadPending(session, address, maxPending)
  if (pending.length > 0) {
    const used = await client.getTransactionCount({ address, blockTag: 'latest' })
    for (const transaction of pending)
      if (transaction.nonce < used) await checkUsed(context, transaction)
      else await keepAlive(context, transaction)
  }
  if (performance.now() < context.nextCheckAt) return
  const settledBlock = await getSettledBlock(context)
  const included = await loadIncluded(session, address, { limit: maxChecked, uncheckedMs: pollMs })
  for (const transaction of included) await checkIncluded(context, transaction, settledBlock)
  await checkRewardedByOthers(context, settledBlock)
  if (included.length < maxChecked) context.nextCheckAt = performance.now() + pollMs
}

/** The last block that no reorg replaces. */
async function getSettledBlock({ protocol }: SenderContext): Promise<bigint> {
  const { number } = await protocol.rewards.client.getBlock({ blockTag: 'finalized' })
  return number
}

/** Notes the block of a transaction whose nonce is used. */
async function checkUsed(context: SenderContext, transaction: StoredTransaction): Promise<void> {
  const { session, signer, protocol, log, queue, retrySeconds, onDead } = context
  const receipt = await findReceipt(context, transaction)
  if (receipt) return noteInclusion(context, transaction, receipt)
  const settled = await protocol.rewards.client.getTransactionCount({
    ...{ address: signer.address, blockTag: 'finalized' },
  })
  if (transaction.nonce >= settled) return
  log.error({ nonce: transaction.nonce }, 'Another program used a nonce of this key')
  const dead = await session.transaction(async (database) => {
    await database.query(
      `UPDATE relayer.transactions SET state = 'settled', succeeded = false WHERE id = $1`,
      [String(transaction.id)],
    )
    return failMessages(database, queue, transaction, {
      ...{ reason: 'Another program used the nonce of the transaction.', retrySeconds },
    })
  })
  onDead(dead)
}

async function findReceipt(
  { protocol }: SenderContext,
  { signed }: StoredTransaction,
): Promise<TransactionReceipt | null> {
  for (const { hash } of signed) {
    const receipt = await getReceipt(protocol.rewards.client, hash)
    if (receipt) return receipt
  }
  return null
}

async function getReceipt(
  client: SenderContext['protocol']['rewards']['client'],
  hash: Hash,
): Promise<TransactionReceipt | null> {
  return client.getTransactionReceipt({ hash }).catch((error) => {
    if (error instanceof TransactionReceiptNotFoundError) return null
    throw error
  })
}

async function noteInclusion(
  context: SenderContext,
  transaction: StoredTransaction,
  receipt: TransactionReceipt,
): Promise<void> {
  const { session, protocol, log, queue, retrySeconds, onDead } = context
  const succeeded = receipt.status === 'success'
  const rewards = receipt.logs.filter(({ topics }) => topics[0] === protocol.rewardTopic).length
  const fee = receipt.gasUsed * receipt.effectiveGasPrice
  const dead = await session.transaction(async (database) => {
    await database.query(
      `UPDATE relayer.transactions SET state = 'included', succeeded = $2, block_number = $3, block_hash = $4,
        gas_used = $5, fee = $6, rewards = $7, checked_at = now() WHERE id = $1`,
      [
        ...[String(transaction.id), succeeded, String(receipt.blockNumber), receipt.blockHash],
        ...[String(receipt.gasUsed), String(fee), rewards],
      ],
    )
    if (!succeeded)
      return failMessages(database, queue, transaction, {
        ...{ reason: `Transaction ${receipt.transactionHash} reverted.`, retrySeconds },
      })
    await database.query(
      `UPDATE relayer.messages SET state = 'rewarded' WHERE transaction_id = $1 AND state = 'sent'`,
      [String(transaction.id)],
    )
    return new Map<bigint, string>()
  })
  onDead(dead)
  const { transactionHash, gasUsed, blockNumber } = receipt
  log[succeeded ? 'info' : 'warn'](
    {
      ...{ transaction: transactionHash, nonce: transaction.nonce, rewards },
      ...{ block: String(blockNumber), gasUsed: String(gasUsed), fee: String(fee) },
    },
    succeeded ? 'Minted a batch' : 'A batch reverted',
  )
}

async function failMessages(
  database: Queryable,
  queue: SenderContext['queue'],
  { id }: StoredTransaction,
  { reason, retrySeconds }: { reason: string; retrySeconds: number },
): Promise<DeadMessages> {
  const ids = idsOf(
    await database.query(
      `SELECT id FROM relayer.messages WHERE transaction_id = $1 AND state IN ('sent', 'rewarded')`,
      [String(id)],
    ),
  )
  const failures = new Map(ids.map((message) => [message, reason]))
  return noteFailures(database, queue, failures, { retrySeconds })
}

/** Broadcasts a transaction again from time to time, and with higher fees after its deadline. */
async function keepAlive(context: SenderContext, transaction: StoredTransaction): Promise<void> {
  const { session, protocol, signer, log, feeCeiling, bumpAfterMs, broadcastAt } = context
  const [latest] = transaction.signed
  if (!latest) throw new Error(`Transaction ${transaction.id} was never signed.`)
  const now = performance.now()
  if (Date.now() - latest.signedAt.getTime() > bumpAfterMs) {
    const request = parseTransaction(latest.raw)
    const { maxFeePerGas = 0n, maxPriorityFeePerGas = 0n } = request
    const estimate = await estimateFees(protocol.rewards.client, feeCeiling)
    const fees =
      estimate && increaseFees({ maxFeePerGas, maxPriorityFeePerGas }, estimate, feeCeiling)
    if (fees) {
      const { r: _, s: __, v: ___, yParity: ____, ...unsigned } = request
      const signed = await sign(signer, { ...unsigned, ...fees })
      await storeSigned(session, transaction.id, signed)
      const { nonce } = transaction
      log.info({ transaction: signed.hash, nonce, replaces: latest.hash }, 'Increased the fees')
      return broadcast(context, signed)
    }
  }
  const last = broadcastAt.get(latest.hash)
  if (last === undefined || now - last > rebroadcastAfterMs) await broadcast(context, latest)
}

async function checkIncluded(
  context: SenderContext,
  transaction: StoredTransaction,
  settledBlock: bigint,
): Promise<void> {
  const { session, log } = context
  const receipt = await findReceipt(context, transaction)
  if (!receipt) {
    log.warn({ nonce: transaction.nonce }, 'A reorg removed the block of a batch')
    await session.transaction(async (database) => {
      const values = [String(transaction.id)]
      await database.query(
        `UPDATE relayer.transactions SET state = 'pending', succeeded = NULL, block_number = NULL,
          block_hash = NULL, rewards = 0, gas_used = NULL, fee = NULL WHERE id = $1`,
        values,
      )
      await database.query(
        `UPDATE relayer.messages SET state = 'sent' WHERE transaction_id = $1 AND state = 'rewarded'`,
        values,
      )
    })
    return
  }
  if (receipt.blockHash !== transaction.blockHash)
    await noteInclusion(context, transaction, receipt)
  const isSettled = receipt.blockNumber <= settledBlock
  await session.transaction(async (database) => {
    const values = [String(transaction.id)]
    await database.query(
      isSettled
        ? `UPDATE relayer.transactions SET state = 'settled' WHERE id = $1`
        : 'UPDATE relayer.transactions SET checked_at = now() WHERE id = $1',
      values,
    )
    if (isSettled)
      await database.query(
        `UPDATE relayer.messages SET state = 'settled' WHERE transaction_id = $1 AND state = 'rewarded'`,
        values,
      )
  })
}

/** Settles the messages that others minted, or sends them after all if a reorg removed that. */
async function checkRewardedByOthers(
  { session, queue, protocol, signer }: SenderContext,
  settledBlock: bigint,
): Promise<void> {
  const rows = await session.query(
    `SELECT * FROM relayer.messages
      WHERE state = 'rewarded' AND transaction_id IS NULL AND rewarded_block <= $1 LIMIT $2`,
    [String(settledBlock), protocol.maxBatch],
  )
  if (rows.length === 0) return
  const messages = rows.map(toMessage)
  const outcomes = await protocol.simulate(
    messages.map(({ claim }) => claim),
    signer.address,
  )
  const isRewarded = (index: number) => outcomes[index] === 'rewarded'
  await session.transaction(async (database) => {
    for (const [state, ids] of [
      ['settled', messages.filter((_, index) => isRewarded(index))],
      ['verifiable', messages.filter((_, index) => !isRewarded(index))],
    ] as const) {
      const updated = await database.query(
        `UPDATE relayer.messages SET state = $2 WHERE id = ANY($1::bigint[]) AND state = 'rewarded' RETURNING id`,
        [ids.map(({ id }) => String(id)), state],
      )
      if (state === 'verifiable') await queue.add('mint', idsOf(updated), { database })
    }
  })
}
