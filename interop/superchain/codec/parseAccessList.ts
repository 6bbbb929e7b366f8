import { type Hash, type Hex, hexToBigInt, hexToNumber, isHash, slice } from 'viem'
import { MalformedAccessListError } from '../errors/codec'
import type { DeclaredMessage } from '../types'
import { type EntryName, entryTypes } from './entries'

/** Number of bytes after the type that have to be zero. */
const paddings = { lookup: 3, chainIdExtension: 7, checksum: 0 } satisfies Record<EntryName, number>

/**
 * Parses the storage keys of the inbox in the access list of a transaction, see `inboxStorageKeys`: the inverse of
 * `encodeAccessList`, for any number of messages.
 *
 * @throws {@link MalformedAccessListError} if nodes would reject the list.
 */
export function parseAccessList(storageKeys: readonly Hex[]): DeclaredMessage[] {
  let position = 0

  const isNext = (name: EntryName) => {
    const key = storageKeys[position]
    return key !== undefined && isHash(key) && typeOf(key) === entryTypes[name]
  }
  const take = (name: EntryName): Hash => {
    const failure = (problem: string) =>
      new MalformedAccessListError({ position, expected: name, problem })
    const key = storageKeys[position]
    if (key === undefined) throw failure('the list ends')
    if (!isHash(key)) throw failure('it is not 32 bytes')
    if (typeOf(key) !== entryTypes[name]) throw failure(`it has type ${typeOf(key)}`)
    const padding = paddings[name]
    if (padding > 0 && hexToBigInt(slice(key, 1, 1 + padding)) !== 0n)
      throw failure('it has non-zero padding')
    position++
    return key
  }

  const declared: DeclaredMessage[] = []
  while (position < storageKeys.length) {
    const lookup = take('lookup')
    const upper = isNext('chainIdExtension') ? hexToBigInt(slice(take('chainIdExtension'), 8)) : 0n
    const field = (start: number, end: number) => hexToBigInt(slice(lookup, start, end))
    declared.push({
      chainId: (upper << 64n) | field(4, 12),
      blockNumber: field(12, 20),
      timestamp: field(20, 28),
      logIndex: field(28, 32),
      checksum: toLowerCase(take('checksum')),
    })
  }
  return declared
}

function typeOf(key: Hash): number {
  return hexToNumber(slice(key, 0, 1))
}

function toLowerCase(hash: Hash): Hash {
  return `0x${hash.slice(2).toLowerCase()}`
}
