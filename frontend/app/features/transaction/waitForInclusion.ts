import {
  type Client,
  type Hash,
  type Transaction,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem'
import { call, getBlockNumber, getTransaction, getTransactionReceipt } from 'viem/actions'
import { isUnreachable } from '../../../shared/errors/isUnreachable'
import { findReplacement, type Replacement } from './findReplacement'
import { TransactionFailedError } from './TransactionFailedError'

/** Number of polls in a row in which a node must not know a transaction: a new one may not have reached it yet. */
const pollsUntilDropped = 10

/**
 * Waits until a transaction, or one that does the same at another fee, is in a block, however long that takes.
 *
 * @throws TransactionFailedError if it reverted, was cancelled or replaced in the wallet, or is known to no one any more.
 */
export async function waitForInclusion(client: Client, hash: Hash): Promise<TransactionReceipt> {
  let lastSeen: { sent: Transaction; since: bigint } | undefined
  let missedPolls = 0
  while (missedPolls < pollsUntilDropped) {
    try {
      const receipt = await orMissing(getTransactionReceipt(client, { hash }))
      if (receipt) return await requireSuccess(client, receipt)

      const since = lastSeen?.since ?? (await getBlockNumber(client, { cacheTime: 0 }))
      const sent = await orMissing(getTransaction(client, { hash }))
      if (sent) lastSeen = { sent, since }
      missedPolls = sent ? 0 : missedPolls + 1

      const replacement = lastSeen && (await findReplacement(client, lastSeen))
      if (replacement) return await acceptReplacement(client, hash, replacement)
    } catch (error) {
      // A node that does not answer says nothing about the transaction.
      if (!isUnreachable(error)) throw error
    }
    await pause(client)
  }
  throw new TransactionFailedError({ failure: 'dropped', hash })
}

async function orMissing<found>(lookup: Promise<found>): Promise<found | undefined> {
  try {
    return await lookup
  } catch (error) {
    const isMissing =
      error instanceof TransactionNotFoundError || error instanceof TransactionReceiptNotFoundError
    if (isMissing) return undefined
    throw error
  }
}

async function acceptReplacement(
  client: Client,
  hash: Hash,
  { transaction, reason }: Replacement,
): Promise<TransactionReceipt> {
  // The same transaction at another fee is what was wanted.
  if (reason !== 'repriced') throw new TransactionFailedError({ failure: reason, hash })
  return requireSuccess(client, await getTransactionReceipt(client, { hash: transaction.hash }))
}

async function requireSuccess(
  client: Client,
  receipt: TransactionReceipt,
): Promise<TransactionReceipt> {
  if (receipt.status === 'success') return receipt
  throw new TransactionFailedError({
    failure: 'reverted',
    hash: receipt.transactionHash,
    cause: await findRefusal(client, receipt),
  })
}

/** Calls the contract again to learn why it refused: a receipt does not say. */
async function findRefusal(
  client: Client,
  { transactionHash, blockNumber }: TransactionReceipt,
): Promise<Error | undefined> {
  try {
    const { from, to, input, value } = await getTransaction(client, { hash: transactionHash })
    await call(client, { account: from, to, data: input, value, blockNumber })
    return undefined
  } catch (error) {
    return error instanceof Error ? error : undefined
  }
}

function pause({ pollingInterval }: Client): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pollingInterval))
}
