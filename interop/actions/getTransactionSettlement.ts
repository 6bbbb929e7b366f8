import type { Client, Hash } from 'viem'
import { getSettlement } from '../rpc/getSettlement'
import { RpcResponse } from '../rpc/RpcResponse'
import { request } from '../rpc/request'
import type { Settlement } from '../types'

/** How far the batch of a transaction has settled. */
export type TransactionSettlement =
  /** The transaction is in no block, or in a block that is in no batch yet. */
  | { stage: 'unsealed' }
  | {
      stage: 'batched' | 'committed' | 'proven' | 'executed'
      batchNumber: bigint
      settlement: Settlement
    }

export type GetTransactionSettlementParameters = {
  hash: Hash
  /** Client of the settlement layer: with it a stage counts only once its transaction there has succeeded. */
  settlementLayer?: Client | undefined
}

export type GetTransactionSettlementReturnType = TransactionSettlement

/**
 * Finds out how far a transaction, be it with or without messages, has settled: nothing undoes an executed one.
 *
 * @param client - Client of the transaction's chain.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getTransactionSettlement } from './interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const { stage } = await getTransactionSettlement(client, { hash: '0x…' })
 */
export async function getTransactionSettlement(
  client: Client,
  { hash, settlementLayer }: GetTransactionSettlementParameters,
): Promise<GetTransactionSettlementReturnType> {
  const method = 'eth_getTransactionReceipt'
  const receipt = await request(client, method, [hash])
  const batchNumber =
    receipt === null ? null : new RpcResponse(method, receipt).integerOrNull('l1BatchNumber')
  if (batchNumber === null) return { stage: 'unsealed' }
  const { settlement, stage } = await getSettlement(client, { hash, batchNumber, settlementLayer })
  return { stage: stage ?? 'batched', batchNumber, settlement }
}
