import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const transactionSchema = z.object({ hash: schemas.hash }).nullable()

/**
 * A method that returns a transaction's bytes.
 *
 * @param lookup - The method that returns the transaction itself from the same parameters.
 */
export function getRawTransaction(lookup: string): RpcMethod {
  return async ({ node }, params) => {
    const transaction = transactionSchema.parse(await node(lookup, params))
    return transaction && node('eth_getRawTransactionByHash', [transaction.hash])
  }
}
