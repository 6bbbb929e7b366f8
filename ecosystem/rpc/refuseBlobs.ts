import { type Hex, isHex } from 'viem'
import { rejection } from '../eip712/rejection'

const blobType = 3

/** Fields that only blob transactions have. */
const blobFields = ['blobs', 'blobVersionedHashes', 'maxFeePerBlobGas', 'sidecar', 'sidecars']

const refuse = () => {
  throw rejection(
    'Blob transactions (type 3, EIP-4844) are not accepted on ZKsync chains, as there is nowhere to publish ' +
      'their blobs. Send a transaction of another type, with the data as its input.',
  )
}

/**
 * Rejects signed blob transactions of any encoding.
 *
 * @throws `JsonRpcError` 3
 */
export function refuseRawBlobs(raw: Hex): void {
  if (raw.startsWith('0x03')) refuse()
}

/**
 * Rejects requests to send a blob transaction.
 *
 * @throws `JsonRpcError` 3
 */
export function refuseBlobRequest(request: Readonly<Record<string, unknown>>): void {
  const { type } = request
  const isBlobType = (isHex(type) || typeof type === 'number') && Number(type) === blobType
  if (isBlobType || blobFields.some((field) => (request[field] ?? null) !== null)) refuse()
}
