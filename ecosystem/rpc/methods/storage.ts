import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

/** Hexadecimal digits of a whole key. */
const keyDigits = 64

const storageSchema = z.object({
  address: schemas.address,
  key: schemas.storageKey,
  block: z.unknown().optional(),
})

const proofSchema = z.object({
  address: schemas.address,
  keys: z.array(schemas.storageKey),
  block: z.unknown().optional(),
})

const accountSchema = z.looseObject({ storageProof: z.array(z.looseObject({})) })

/** `eth_getStorageAt(address, key, block)`. */
export const getStorageAt: RpcMethod = ({ node }, params) => {
  const { address, key, block } = parseParams(storageSchema, params)
  return node('eth_getStorageAt', [address, inFull(key), block])
}

/**
 * `eth_getProof(address, keys, block)`. A key of 32 bytes is returned unchanged, a shorter one as a quantity: clients
 * compare them with what they requested.
 */
export const getProof: RpcMethod = async ({ node }, params) => {
  const { address, keys, block } = parseParams(proofSchema, params)
  const account = accountSchema.parse(
    await node('eth_getProof', [address, keys.map(inFull), block]),
  )
  return {
    ...account,
    storageProof: account.storageProof.map((proof, index) => ({
      ...proof,
      key: asAnswered(keys[index] ?? ''),
    })),
  }
}

function inFull(key: string): string {
  return `0x${key.padStart(keyDigits, '0')}`
}

function asAnswered(key: string): string {
  // A single digit counts as a byte.
  return key.length >= keyDigits - 1 ? inFull(key) : `0x${key.replace(/^0+/, '') || '0'}`
}
