import type { Client, Hash } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../errors/ErrorType'
import type { InvalidRpcResponseErrorType } from '../errors/rpc'
import { getSettlement } from '../rpc/getSettlement'
import { RpcResponse } from '../rpc/RpcResponse'
import { request } from '../rpc/request'
import type { Settlement } from '../types'

/** The settlement stage of a transaction's batch. */
export type TransactionSettlement =
  /** The transaction is not in a block, or its block is not in a batch yet. */
  | { stage: 'unsealed' }
  | {
      stage: 'batched' | 'committed' | 'proven' | 'executed'
      batchNumber: bigint
      settlement: Settlement
    }

export type GetTransactionSettlementParameters = {
  /** Hash of the transaction, which need not send a message. */
  hash: Hash
  /** Client of the settlement layer: with it a stage counts only once its transaction there has succeeded. */
  settlementLayer?: Client | undefined
}

export type GetTransactionSettlementReturnType = TransactionSettlement

export type GetTransactionSettlementErrorType =
  | InvalidRpcResponseErrorType
  | RequestErrorType
  | ErrorType

/**
 * Returns the settlement stage of a transaction. Once executed, the transaction is final.
 *
 * - Docs: `@interstake/interop/docs/interop.md#gettransactionsettlement`
 * - JSON-RPC Methods: `eth_getTransactionReceipt`, `zks_getL1BatchDetails` (or `zks_getTransactionDetails`)
 *
 * @param client - Client of the transaction's chain.
 * @param parameters - {@link GetTransactionSettlementParameters}
 * @returns The stage, with the batch and its settlement transactions. {@link GetTransactionSettlementReturnType}
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getTransactionSettlement } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const { stage } = await getTransactionSettlement(client, { hash: '0x…' })
 */
export async function getTransactionSettlement(
  client: Client,
  parameters: GetTransactionSettlementParameters,
): Promise<GetTransactionSettlementReturnType> {
  const { hash, settlementLayer } = parameters
  const method = 'eth_getTransactionReceipt'
  const receipt = await request(client, method, [hash])
  const batchNumber =
    receipt === null ? null : new RpcResponse(method, receipt).integerOrNull('l1BatchNumber')
  if (batchNumber === null) return { stage: 'unsealed' }
  const { settlement, stage } = await getSettlement(client, { hash, batchNumber, settlementLayer })
  return { stage: stage ?? 'batched', batchNumber, settlement }
}
