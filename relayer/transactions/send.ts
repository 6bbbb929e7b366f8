import type { Hash, Hex } from 'viem'
import type { Queryable } from '../database/Database'
import { idsOf, loadMessages, noteFailures, type StoredMessage } from '../messages/store'
import type { ClaimOutcome } from '../protocol/Protocol'
import type { Job } from '../queue/openQueue'
import { broadcast } from './broadcast'
import { estimateFees } from './fees'
import type { SenderContext } from './SenderContext'
import { sign, storeSigned } from './store'

/** Transactions in no block; more would only wait behind these. */
const maxPending = 16

/** Estimates are exact, but others may be rewarded first, which costs less, or mint first of all, which costs more. */
const withMargin = (gas: bigint) => (gas * 6n) / 5n

type Sorted = {
  due: StoredMessage[]
  rewarded: StoredMessage[]
  failures: Map<bigint, string>
}

/**
 * Mints the rewards of the next verifiable messages in one transaction: signs it, stores it, then broadcasts it.
 *
 * @returns Whether there were messages, so that others may follow.
 */
export async function send(context: SenderContext): Promise<boolean> {
  const { session, queue, protocol, signer, log, feeCeiling } = context
  const [count] = await session.query(
    `SELECT count(*)::int AS pending FROM relayer.transactions WHERE sender = $1 AND state = 'pending'`,
    [signer.address],
  )
  if (Number(count?.pending) >= maxPending) return false
  const jobs = await queue.take('mint', protocol.maxBatch)
  if (jobs.length === 0) return false
  let signed: { hash: Hash; raw: Hex } | null
  try {
    const fees = await estimateFees(protocol.rewards.client, feeCeiling)
    if (!fees) {
      log.warn({ feeCeiling: String(feeCeiling) }, 'The fee per gas exceeds the ceiling')
      await queue.retry('mint', jobs)
      return false
    }
    signed = await signBatch(context, jobs, fees)
  } catch (error) {
    await queue.retry('mint', jobs).catch(() => {})
    throw error
  }
  if (signed) await broadcast(context, signed)
  return true
}

async function signBatch(
  context: SenderContext,
  jobs: readonly Job[],
  fees: { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint },
): Promise<{ hash: Hash; raw: Hex } | null> {
  const { session, queue, protocol, signer, log, retrySeconds, onDead } = context
  const { client, chainId } = protocol.rewards
  const messages = await loadMessages(
    session,
    'verifiable',
    jobs.map(({ message }) => message),
  )
  const claims = messages.map(({ claim }) => claim)
  const rewardedBlock = await client.getBlockNumber()
  const { due, rewarded, failures } = sortOutcomes(
    messages,
    await protocol.simulate(claims, signer.address),
  )
  let transaction: { nonce: number; signed: { hash: Hash; raw: Hex } } | null = null
  if (due.length > 0) {
    const call = protocol.encode(due.map(({ claim }) => claim))
    const gas = await client.estimateGas({ ...call, ...fees, account: signer.address })
    const nonce = await nextNonce(context)
    const signed = await sign(signer, { ...call, ...fees, chainId, nonce, gas: withMargin(gas) })
    transaction = { nonce, signed }
  }

  const dead = await session.transaction(async (database) => {
    if (transaction) await store(database, signer.address, transaction, due)
    await database.query(
      `UPDATE relayer.messages SET state = 'rewarded', rewarded_block = $2
        WHERE id = ANY($1::bigint[]) AND state = 'verifiable'`,
      [rewarded.map(({ id }) => String(id)), String(rewardedBlock)],
    )
    await queue.complete('mint', jobs, database)
    return noteFailures(database, queue, failures, { retrySeconds })
  })
  onDead(dead)
  if (!transaction) return null
  const { nonce, signed } = transaction
  log.info({ transaction: signed.hash, nonce, rewards: due.length }, 'Sending a batch')
  return signed
}

function sortOutcomes(
  messages: readonly StoredMessage[],
  outcomes: readonly ClaimOutcome[],
): Sorted {
  const sorted: Sorted = { due: [], rewarded: [], failures: new Map() }
  for (const [index, message] of messages.entries()) {
    const outcome = outcomes[index]
    if (outcome === 'due') sorted.due.push(message)
    else if (outcome === 'rewarded') sorted.rewarded.push(message)
    else if (outcome) sorted.failures.set(message.id, outcome.reason)
  }
  return sorted
}

/** Transactions that are stored count, even if no node knows them. */
async function nextNonce({ session, protocol, signer }: SenderContext): Promise<number> {
  const [row] = await session.query(
    'SELECT max(nonce) AS last FROM relayer.transactions WHERE sender = $1',
    [signer.address],
  )
  const stored = row?.last == null ? 0 : Number(row.last) + 1
  const used = await protocol.rewards.client.getTransactionCount({
    ...{ address: signer.address, blockTag: 'latest' },
  })
  return Math.max(stored, used)
}

async function store(
  database: Queryable,
  sender: string,
  { nonce, signed }: { nonce: number; signed: { hash: Hash; raw: Hex } },
  messages: readonly StoredMessage[],
): Promise<void> {
  const [id] = idsOf(
    await database.query(
      'INSERT INTO relayer.transactions (sender, nonce) VALUES ($1, $2) RETURNING id',
      [sender, nonce],
    ),
  )
  if (id === undefined) throw new Error('The database returned no id.')
  await storeSigned(database, id, signed)
  const sent = await database.query(
    `UPDATE relayer.messages SET state = 'sent', transaction_id = $2
      WHERE id = ANY($1::bigint[]) AND state = 'verifiable' RETURNING id`,
    [messages.map((message) => String(message.id)), String(id)],
  )
  // A reorg of a staking chain was noticed meanwhile.
  if (sent.length !== messages.length) throw new Error('The messages changed: they are sent again.')
}
