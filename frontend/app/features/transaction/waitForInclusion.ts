import { focusManager } from '@tanstack/react-query'
import {
  type Client,
  type Hash,
  type Transaction,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem'
import { call, getBlockNumber, getTransaction, getTransactionReceipt } from 'viem/actions'
import { awaitedInterval } from '../../../../interop/react/query/awaitedInterval'
import { isUnreachable } from '../../../shared/errors/isUnreachable'
import { findReplacement, type Replacement } from './findReplacement'
import { TransactionFailedError } from './TransactionFailedError'

/** Polling intervals of its chain after which a transaction that the node does not have is considered dropped. */
const intervalsUntilDropped = 10

/**
 * Waits until a transaction or a repriced replacement is included, without a timeout.
 *
 * @throws `TransactionFailedError` if it reverted, or was canceled, replaced or dropped.
 */
export async function waitForInclusion(client: Client, hash: Hash): Promise<TransactionReceipt> {
  let lastSeen: { sent: Transaction; since: bigint } | undefined
  let waitedMs = 0
  let missedMs = 0
  while (missedMs < intervalsUntilDropped * client.pollingInterval) {
    const intervalMs = awaitedInterval(client, waitedMs)
    try {
      const receipt = await orMissing(getTransactionReceipt(client, { hash }))
      if (receipt) return await requireSuccess(client, receipt)

      const since = lastSeen?.since ?? (await getBlockNumber(client, { cacheTime: 0 }))
      const sent = await orMissing(getTransaction(client, { hash }))
      if (sent) lastSeen = { sent, since }
      missedMs = sent ? 0 : missedMs + intervalMs

      const replacement = lastSeen && (await findReplacement(client, lastSeen))
      if (replacement) return await acceptReplacement(client, hash, replacement)
    } catch (error) {
      // An unreachable node does not count as a missing transaction.
      if (!isUnreachable(error)) throw error
    }
    await pauseWhileHidden(intervalMs)
    waitedMs += intervalMs
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
  // A repriced transaction has the same effect.
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
    cause: await findRevertReason(client, receipt),
  })
}

/** Replays the call to get the revert reason, which receipts do not contain. */
async function findRevertReason(
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

/** Waits for a time, and for as long as the page is hidden. */
async function pauseWhileHidden(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  if (focusManager.isFocused()) return
  await new Promise<void>((resolve) => {
    const unsubscribe = focusManager.subscribe((isVisible) => {
      if (!isVisible) return
      unsubscribe()
      resolve()
    })
  })
}
