import type { Hash } from 'viem'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcContext, RpcMethod } from '../RpcContext'

const transactionSchema = z.object({ hash: schemas.hash }).nullable()

/**
 * A method that gives a transaction's bytes: as they were sent, also where the node executed others.
 *
 * @param lookup - The method that gives the transaction itself from the same parameters.
 */
export function getRawTransaction(lookup: string): RpcMethod {
  return async (context, params) => {
    const transaction = transactionSchema.parse(await context.node(lookup, params))
    return transaction && rawTransaction(context, transaction.hash)
  }
}

/** The bytes of a transaction that the node has. */
export async function rawTransaction({ aliases, node }: RpcContext, hash: Hash): Promise<unknown> {
  return aliases.get(hash)?.raw ?? node('eth_getRawTransactionByHash', [hash])
}
