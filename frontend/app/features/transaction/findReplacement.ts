import { type Client, isAddressEqual, type Transaction } from 'viem'
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions'
import { isUnreachable } from '../../../shared/errors/isUnreachable'

/** A transaction that took the place of another one in the wallet. */
export type Replacement = {
  transaction: Transaction
  /** `repriced` does the same at another fee, `cancelled` does nothing. */
  reason: 'repriced' | 'cancelled' | 'replaced'
}

/**
 * Finds the transaction that is in a block in the place of another one: by the same account, with the same nonce.
 *
 * @param since - A block before which the account cannot have used the nonce.
 * @returns Undefined as long as there is none, or if the node no longer has the state of its block.
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
      // Nodes forget the states of old blocks: only later ones can be searched.
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
  return to === from && value === 0n ? 'cancelled' : 'replaced'
}
