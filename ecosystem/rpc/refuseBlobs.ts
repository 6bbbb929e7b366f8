import { isHex } from 'viem'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { rejection } from '../jsonrpc/rejection'

const blobType = 3

/** Fields that only blob transactions have. */
const blobFields = ['blobs', 'blobVersionedHashes', 'maxFeePerBlobGas', 'sidecar', 'sidecars']

const methodsWithRequests: ReadonlySet<string> = new Set([
  'eth_sendTransaction',
  'eth_sendTransactionSync',
  'eth_sendUnsignedTransaction',
])

const methodsWithTransactions: ReadonlySet<string> = new Set([
  'eth_sendRawTransaction',
  'eth_sendRawTransactionSync',
])

/** Rejects blob transactions, signed or not, with `JsonRpcError` 3 before they reach the node. */
export function refuseBlobs(node: JsonRpcCall): JsonRpcCall {
  return async (method, params) => {
    const [transaction] = params
    if (
      (methodsWithTransactions.has(method) && isSignedBlob(transaction)) ||
      (methodsWithRequests.has(method) && isBlobRequest(transaction))
    )
      throw rejection(
        'Blob transactions (type 3, EIP-4844) are not accepted, as there is nowhere to publish their blobs. Send a ' +
          'transaction of another type, with the data as its input.',
      )
    return node(method, params)
  }
}

function isSignedBlob(raw: unknown): boolean {
  return typeof raw === 'string' && raw.startsWith('0x03')
}

function isBlobRequest(request: unknown): boolean {
  if (typeof request !== 'object' || request === null) return false
  const fields: Readonly<Record<string, unknown>> = { ...request }
  const { type } = fields
  const isBlobType = (isHex(type) || typeof type === 'number') && Number(type) === blobType
  return isBlobType || blobFields.some((field) => (fields[field] ?? null) !== null)
}
