import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

/** Maximum delay of a timer. */
const maxTimeoutMs = 2 ** 31 - 1

/** EIP-7966: the transaction was accepted, but is not included in a block yet. */
const timedOut = 4

const paramsSchema = z.object({ transaction: schemas.hex })

/** `eth_sendRawTransaction(transaction)`. */
export const sendRawTransaction: RpcMethod = ({ node }, params) =>
  node('eth_sendRawTransaction', [parseParams(paramsSchema, params).transaction])

const syncSchema = paramsSchema.extend({ timeoutMs: schemas.number.optional() })

/** `eth_sendRawTransactionSync(transaction, timeoutMs)`: sends a transaction, and returns its receipt. */
export const sendRawTransactionSync: RpcMethod = async ({ node, protocol }, params) => {
  const { transaction: raw, timeoutMs } = parseParams(syncSchema, params)
  const receipt = node('eth_sendRawTransactionSync', [raw])
  if (timeoutMs === undefined) return receipt
  const late = new AbortController()
  const timeout = delay(Math.min(timeoutMs, maxTimeoutMs), undefined, { signal: late.signal })
  return Promise.race([
    receipt.finally(() => late.abort()),
    timeout.then(() => {
      const hash = protocol.hashTransaction(raw)
      throw new JsonRpcError(
        timedOut,
        `Transaction ${hash} was not included in a block within ${timeoutMs} ms.`,
        hash,
      )
    }),
  ])
}
