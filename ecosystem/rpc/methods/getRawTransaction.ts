import { z } from 'zod'
import type { RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'

const transactionSchema = z.object({ hash: schemas.hash }).nullable()

/**
 * A method that gives a transaction's bytes: as they were sent, also where the node executed others.
 *
 * @param lookup - The method that gives the transaction itself from the same parameters.
 */
export function getRawTransaction(method: string, lookup: string): RpcMethod {
  return async ({ aliases, node }, params) => {
    const transaction = transactionSchema.parse(await node(lookup, params))
    return (transaction && aliases.get(transaction.hash)?.raw) ?? node(method, params)
  }
}
