import type { Hex } from 'viem'
import { z } from 'zod'
import { decodeEip712Transaction, isEip712 } from '../eip712/decodeEip712Transaction'
import { sendEip712Transaction } from '../eip712/sendEip712Transaction'
import { parseParams } from '../params'
import type { RpcContext, RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'

const paramsSchema = z.object({ transaction: schemas.hex })

/** `eth_sendRawTransaction(transaction)`: of the node's types, and of type 0x71. */
export const sendRawTransaction: RpcMethod = (context, params) =>
  send(context, parseParams(paramsSchema, params).transaction)

export function send(context: RpcContext, raw: Hex): Promise<unknown> {
  return isEip712(raw)
    ? sendEip712Transaction(context, decodeEip712Transaction(raw), 'eth_sendTransaction')
    : context.node('eth_sendRawTransaction', [raw])
}

/** `eth_sendRawTransactionSync(transaction)`: the same, answered with the receipt. */
export const sendRawTransactionSync: RpcMethod = async (context, params) => {
  const { transaction: raw } = parseParams(paramsSchema, params)
  return isEip712(raw)
    ? sendEip712Transaction(context, decodeEip712Transaction(raw), 'eth_sendTransactionSync')
    : context.node('eth_sendRawTransactionSync', params)
}
