import { getAddress, type Hash, keccak256, numberToHex } from 'viem'
import { checksum } from '../../../interop/superchain/codec/checksum'
import { encodeAccessList } from '../../../interop/superchain/codec/encodeAccessList'
import { inboxStorageKeys } from '../../../interop/superchain/codec/inboxStorageKeys'
import { parseAccessList } from '../../../interop/superchain/codec/parseAccessList'
import { MalformedAccessListError } from '../../../interop/superchain/errors/codec'
import type {
  DeclaredMessage,
  ExecutingMessage,
  MessageIdentifier,
} from '../../../interop/superchain/types'
import { tamperElement } from '../inspector/tamperElement'

/** What identifies a log, in the order in which a transaction passes it. */
export const identifierFields = [
  'origin',
  'blockNumber',
  'logIndex',
  'timestamp',
  'chainId',
  'payloadHash',
] as const

export type IdentifierField = (typeof identifierFields)[number]

export type InspectedIdentifier = {
  /** The identifier, including the fields that were tampered with. */
  id: MessageIdentifier
  payloadHash: Hash
  /** The checksum of these. */
  checksum: Hash
  /** The storage keys that declare it, including those that were tampered with. */
  storageKeys: Hash[]
  /** What the storage keys declare; null if nodes cannot parse them. */
  declared: DeclaredMessage | null
  /** Why the storage keys cannot be parsed. */
  error: MalformedAccessListError | null
}

/**
 * Declares a message whose identifier or access list may have been tampered with.
 *
 * @param fields - The fields to tamper with, before the access list is computed.
 * @param keys - Indices of the storage keys to tamper with afterwards.
 */
export function inspectIdentifier(
  { id, payload }: Pick<ExecutingMessage, 'id' | 'payload'>,
  { fields, keys }: { fields: ReadonlySet<IdentifierField>; keys: ReadonlySet<number> },
): InspectedIdentifier {
  const number = (field: Exclude<IdentifierField, 'origin' | 'payloadHash'>) =>
    fields.has(field) ? id[field] ^ 1n : id[field]
  const tampered = {
    origin: fields.has('origin')
      ? getAddress(numberToHex(BigInt(id.origin) ^ 1n, { size: 20 }))
      : id.origin,
    blockNumber: number('blockNumber'),
    logIndex: number('logIndex'),
    timestamp: number('timestamp'),
    chainId: number('chainId'),
  }
  const original = keccak256(payload)
  const payloadHash = fields.has('payloadHash') ? tamperElement(original) : original
  const last = checksum(tampered, payloadHash)
  const positions = inboxStorageKeys(encodeAccessList(tampered, payload)).slice(0, -1)
  const storageKeys = [...positions, last].map((key, index) =>
    keys.has(index) ? tamperElement(key) : key,
  )
  return { id: tampered, payloadHash, checksum: last, storageKeys, ...parse(storageKeys) }
}

function parse(storageKeys: readonly Hash[]): Pick<InspectedIdentifier, 'declared' | 'error'> {
  try {
    const [declared = null] = parseAccessList(storageKeys)
    return { declared, error: null }
  } catch (error) {
    if (error instanceof MalformedAccessListError) return { declared: null, error }
    throw error
  }
}
