import {
  bytesToHex,
  concatHex,
  fromRlp,
  type Hex,
  hexToBigInt,
  hexToBytes,
  isHex,
  serializeSignature,
  size,
  slice,
  toRlp,
} from 'viem'
import { z } from 'zod'
import { malformed, rejection } from '../../jsonrpc/rejection'
import * as schemas from '../../jsonrpc/schemas'
import type { Eip712Transaction } from './Eip712Transaction'
import { nodeHashOf } from './nodeHashOf'
import { readSignature } from './readSignature'
import { unsupportedMeta } from './unsupportedMeta'
import { digestOf, hashOf } from './zksyncHashes'

export const eip712Type = '0x71'

const maxUint32 = 2n ** 32n - 1n
const maxUint64 = 2n ** 64n - 1n

const bytes = z.custom<Hex>((item) => isHex(item), 'must be bytes, not a list')

/** Numbers in RLP have no leading zeros. */
const uint256 = bytes
  .refine((item) => size(item) <= 32 && !item.startsWith('0x00'), 'must be a number of 256 bits')
  .transform((item) => (item === '0x' ? 0n : hexToBigInt(item)))

const fieldsSchema = z.tuple([
  uint256.refine((nonce) => nonce < maxUint32, 'must be less than 2^32 - 1').transform(Number),
  uint256,
  uint256.refine((maxFeePerGas) => maxFeePerGas <= maxUint64, 'must be less than 2^64'),
  uint256.refine((gas) => gas <= maxUint64, 'must be less than 2^64'),
  z.union([z.literal('0x').transform(() => null), schemas.address]),
  uint256,
  bytes,
  uint256,
  uint256,
  uint256,
  uint256
    .refine((chainId) => chainId <= Number.MAX_SAFE_INTEGER, 'must be less than 2^53')
    .transform(Number),
  schemas.address,
  uint256.refine(
    (gasPerPubdata) => gasPerPubdata > 0n && gasPerPubdata <= maxUint64,
    'must be more than 0 and less than 2^64',
  ),
  z.array(bytes),
  bytes,
  z.union([z.tuple([]), z.tuple([schemas.address, bytes])]),
])

/** As above, in that order. */
const fieldNames = [
  ...['nonce', 'maxPriorityFeePerGas', 'maxFeePerGas', 'gas', 'to', 'value', 'data'],
  ...['v', 'r', 's', 'chainId', 'from'],
  ...['gasPerPubdata', 'factoryDeps', 'customSignature', 'paymasterParams'],
]

/** Whether a raw transaction is one of type 0x71. */
export function isEip712(raw: Hex): boolean {
  return raw.startsWith(eip712Type)
}

/**
 * Decodes a serialized transaction of type 0x71. Only the canonical encoding is accepted. Does not check that the
 * signature is the sender's.
 *
 * @throws `JsonRpcError` 3 if it is invalid, or an EVM node cannot execute it.
 */
export function decodeEip712Transaction(sent: Hex): Eip712Transaction {
  const raw = bytesToHex(hexToBytes(sent))
  const [
    nonce,
    maxPriorityFeePerGas,
    maxFeePerGas,
    gas,
    to,
    value,
    data,
    v,
    r,
    s,
    chainId,
    from,
    gasPerPubdata,
    factoryDeps,
    customSignature,
    paymasterParams,
  ] = decodeFields(raw)

  const unsupported = unsupportedMeta({
    factoryDependencies: factoryDeps.length,
    hasPaymaster: paymasterParams.length > 0,
    signatureLength: size(customSignature),
  })
  if (unsupported) throw rejection(unsupported)
  if (maxPriorityFeePerGas > maxFeePerGas)
    throw rejection('max priority fee per gas higher than max fee per gas')

  const transaction = {
    chainId,
    from,
    to,
    nonce,
    value,
    data,
    gas,
    maxFeePerGas,
    maxPriorityFeePerGas,
    gasPerPubdata,
  }
  const signature = readSignature({ inMeta: customSignature, v, r, s })
  const digest = digestOf(transaction)
  return {
    ...transaction,
    raw,
    digest,
    signature,
    hash: hashOf(digest, serializeSignature(signature)),
    nodeHash: nodeHashOf(transaction),
  }
}

function decodeFields(raw: Hex): z.output<typeof fieldsSchema> {
  const { success, data, error } = fieldsSchema.safeParse(decodeRlp(raw))
  if (success) return data
  const reasons = error.issues.map(
    ({ path: [index], message }) => `${fieldNames[Number(index)] ?? 'a transaction'} ${message}`,
  )
  throw malformed(`decodeRlpError: ${reasons.join('; ')}`)
}

function decodeRlp(raw: Hex): unknown {
  try {
    const fields = fromRlp(slice(raw, 1), 'hex')
    if (concatHex([eip712Type, toRlp(fields)]) === raw) return fields
  } catch {
    // The details do not help a client.
  }
  throw malformed('decodeRlpError: this is not RLP in its shortest form')
}
