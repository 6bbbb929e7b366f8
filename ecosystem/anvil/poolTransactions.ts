import type { Hash, Hex, RpcTransaction } from 'viem'
import type { NodeClient } from './startNode'
import { type ReplayableTransaction, sendRequest, toReplayable } from './toReplayable'

type TxpoolContent = {
  Method: 'txpool_content'
  Parameters: []
  ReturnType: Record<'pending' | 'queued', Record<Hex, Record<string, RpcTransaction<false>>>>
}

type DropAll = { Method: 'anvil_dropAllTransactions'; Parameters: []; ReturnType: null }

type Send = {
  Method: 'eth_sendRawTransaction' | 'eth_sendTransaction'
  Parameters: [ReplayableTransaction]
  ReturnType: Hash
}

/** Reads the transactions of a node's pool, pending ones first. */
export async function readPool(client: NodeClient): Promise<RpcTransaction<false>[]> {
  const { pending, queued } = await client.request<TxpoolContent>({
    method: 'txpool_content',
    params: [],
  })
  return [pending, queued].flatMap((bySender) =>
    Object.values(bySender).flatMap((byNonce) => Object.values(byNonce)),
  )
}

/** Returns the transactions of a node's pool in a form that can be resubmitted. */
export async function poolTransactions(
  client: NodeClient,
): Promise<{ hash: Hash; transaction: ReplayableTransaction }[]> {
  const transactions = await readPool(client)
  return Promise.all(
    transactions.map(async (transaction) => ({
      hash: transaction.hash,
      transaction: await toReplayable(client, transaction),
    })),
  )
}

/**
 * Changes the state of a node, and then removes transactions from its pool that are no longer valid.
 *
 * If anvil cannot include a pooled transaction because its sender no longer has an account, the block gets another
 * state root: the sender becomes an empty account. The block could not be replayed, as it does not contain the
 * transaction.
 */
export async function revalidatePool(
  client: NodeClient,
  change: () => Promise<unknown>,
): Promise<void> {
  const transactions = await poolTransactions(client)
  await client.request<DropAll>({ method: 'anvil_dropAllTransactions', params: [] })
  await change()
  for (const { transaction } of transactions) {
    await client.request<Send>(sendRequest(transaction), { retryCount: 0 }).catch(() => {
      // It is no longer valid.
    })
  }
}
