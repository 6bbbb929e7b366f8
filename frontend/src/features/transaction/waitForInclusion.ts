import { type Client, type Hash, TransactionNotFoundError, type TransactionReceipt } from 'viem'
import { call, getTransaction, waitForTransactionReceipt } from 'viem/actions'
import { isUnreachable } from '../../errors/isUnreachable'
import { TransactionFailedError } from './TransactionFailedError'

/** So many times in a row must a node not know a transaction: a fresh one may not have reached it yet. */
const looksForDropped = 10

/**
 * Waits until a transaction is in a block, however long that takes, and has done what it was sent for.
 *
 * @throws TransactionFailedError if it reverted, was cancelled or replaced in the wallet, or is known to no one any more.
 */
export async function waitForInclusion(client: Client, hash: Hash): Promise<TransactionReceipt> {
  const watch = new AbortController()
  try {
    const receipt = await Promise.race([
      waitForReceipt(client, hash),
      noticeDropped(client, hash, watch.signal),
    ])
    if (receipt.status === 'reverted')
      throw new TransactionFailedError({
        failure: 'reverted',
        hash,
        cause: await findRefusal(client, receipt),
      })
    return receipt
  } finally {
    watch.abort()
  }
}

async function waitForReceipt(client: Client, hash: Hash): Promise<TransactionReceipt> {
  const replacement: { reason?: 'cancelled' | 'replaced' | 'repriced' } = {}
  try {
    const receipt = await waitForTransactionReceipt(client, {
      hash,
      timeout: 0,
      onReplaced: ({ reason }) => {
        replacement.reason = reason
      },
    })
    // The same transaction at another fee is what was wanted.
    if (replacement.reason && replacement.reason !== 'repriced')
      throw new TransactionFailedError({ failure: replacement.reason, hash })
    return receipt
  } catch (error) {
    if (!isUnreachable(error)) throw error
    await pause(client)
    return waitForReceipt(client, hash)
  }
}

/** Never resolves. A transaction that is in no block and in no pool any more will not come. */
async function noticeDropped(client: Client, hash: Hash, signal: AbortSignal): Promise<never> {
  let missing = 0
  while (!signal.aborted) {
    await pause(client)
    await getTransaction(client, { hash }).then(
      () => {
        missing = 0
      },
      (error) => {
        // A node that does not answer says nothing about the transaction.
        if (error instanceof TransactionNotFoundError) missing++
      },
    )
    if (missing >= looksForDropped) throw new TransactionFailedError({ failure: 'dropped', hash })
  }
  return new Promise(() => {})
}

/** Has the contract refuse again: a receipt does not say why. */
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
