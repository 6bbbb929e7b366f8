import { type Client, isAddressEqual, type Transaction } from 'viem'
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions'
import { isUnreachable } from '../../../shared/errors/isUnreachable'

/** A transaction that replaced another one. */
export type Replacement = {
  transaction: Transaction
  /** `repriced`: the same call with another fee; `canceled`: no call. */
  reason: 'repriced' | 'canceled' | 'replaced'
}

/**
 * Finds the transaction that was included instead of another one: from the same account, with the same nonce.
 *
 * @param since - A block before which the account cannot have used the nonce.
 * @returns Undefined while there is none, or if the node no longer has the state of its block.
 */
export async function findReplacement(
  client: Client,
  { sent, since }: { sent: Transaction; since: bigint },
): Promise<Replacement | undefined> {
  const { from: address, nonce } = sent
  async function isUsed(blockNumber: bigint): Promise<boolean> {
    try {
      return (await getTransactionCount(client, { address, blockNumber })) > nonce
    } catch (error) {
      if (isUnreachable(error)) throw error
      // Nodes prune the state of old blocks, so only later ones can be searched.
      return false
    }
  }

  let [first, last] = [since, await getBlockNumber(client, { cacheTime: 0 })]
  if (!(await isUsed(last))) return undefined
  while (first < last) {
    const middle = (first + last) / 2n
    if (await isUsed(middle)) last = middle
    else first = middle + 1n
  }

  const { transactions } = await getBlock(client, { blockNumber: last, includeTransactions: true })
  const transaction = transactions.find(
    (included) => isAddressEqual(included.from, address) && included.nonce === nonce,
  )
  if (!transaction || transaction.hash === sent.hash) return undefined
  return { transaction, reason: reasonFor(sent, transaction) }
}

function reasonFor(sent: Transaction, { from, to, input, value }: Transaction) {
  const isSame = to === sent.to && input === sent.input && value === sent.value
  if (isSame) return 'repriced'
  return to === from && value === 0n ? 'canceled' : 'replaced'
}
