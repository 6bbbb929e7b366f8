import type { Hash } from 'viem'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcContext, RpcMethod } from '../RpcContext'

const transactionSchema = z.object({ hash: schemas.hash }).nullable()

/**
 * A method that returns a serialized transaction as it was sent, even if the node executed another one.
 *
 * @param lookup - The method that returns the transaction for the same parameters.
 */
export function getRawTransaction(lookup: string): RpcMethod {
  return async (context, params) => {
    const transaction = transactionSchema.parse(await context.node(lookup, params))
    return transaction && rawTransaction(context, transaction.hash)
  }
}

/** The serialized transaction of the node. */
export async function rawTransaction({ aliases, node }: RpcContext, hash: Hash): Promise<unknown> {
  return aliases.get(hash)?.raw ?? node('eth_getRawTransactionByHash', [hash])
}
