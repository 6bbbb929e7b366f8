import { setTimeout as delay } from 'node:timers/promises'
import { type Hex, keccak256 } from 'viem'
import { z } from 'zod'
import { decodeEip712Transaction, isEip712 } from '../../eip712/decodeEip712Transaction'
import { JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import { sendEip712Transaction } from '../eip712/sendEip712Transaction'
import type { RpcContext, RpcMethod } from '../RpcContext'
import { refuseRawBlobs } from '../refuseBlobs'

/** Maximum delay of a timer. */
const maxTimeoutMs = 2 ** 31 - 1

const paramsSchema = z.object({ transaction: schemas.hex })

/** `eth_sendRawTransaction(transaction)`: of the node's types, and of type 0x71. */
export const sendRawTransaction: RpcMethod = (context, params) =>
  send(context, parseParams(paramsSchema, params).transaction)

export async function send(context: RpcContext, raw: Hex): Promise<unknown> {
  refuseRawBlobs(raw)
  return isEip712(raw)
    ? sendEip712Transaction(context, decodeEip712Transaction(raw), 'eth_sendTransaction')
    : context.node('eth_sendRawTransaction', [raw])
}

/** EIP-7966: the transaction was accepted, but is not included in a block yet. */
const timedOut = 4

const syncSchema = paramsSchema.extend({ timeoutMs: schemas.number.optional() })

/** `eth_sendRawTransactionSync(transaction, timeoutMs)`: sends a transaction and returns its receipt. */
export const sendRawTransactionSync: RpcMethod = async (context, params) => {
  const { transaction: raw, timeoutMs } = parseParams(syncSchema, params)
  refuseRawBlobs(raw)
  const sent = isEip712(raw) ? decodeEip712Transaction(raw) : undefined
  const receipt = sent
    ? sendEip712Transaction(context, sent, 'eth_sendTransactionSync')
    : context.node('eth_sendRawTransactionSync', [raw])
  if (timeoutMs === undefined) return receipt
  const hash = sent?.hash ?? keccak256(raw)
  const late = new AbortController()
  const timeout = delay(Math.min(timeoutMs, maxTimeoutMs), undefined, { signal: late.signal })
  return Promise.race([
    receipt.finally(() => late.abort()),
    timeout.then(() => {
      throw new JsonRpcError(
        timedOut,
        `Transaction ${hash} was not included in a block within ${timeoutMs} ms.`,
        hash,
      )
    }),
  ])
}
