import {
  type AccessList,
  concat,
  type Hash,
  type Hex,
  keccak256,
  maxUint64,
  numberToHex,
} from 'viem'
import { superchainAddresses } from '../addresses'
import type { MessageIdentifier } from '../types'
import { checksum } from './checksum'
import { entryTypes } from './entries'

/**
 * Encodes the access list with which a transaction declares an executing message. Without it, the inbox reverts.
 *
 * @param payload - The payload of the log, see `encodeMessagePayload`.
 * @throws {@link IdentifierOutOfRangeError} if a field of the identifier is too large.
 */
export function encodeAccessList(identifier: MessageIdentifier, payload: Hex): AccessList {
  const last = checksum(identifier, keccak256(payload))
  const { blockNumber, logIndex, timestamp, chainId } = identifier
  const lookup = concat([
    numberToHex(entryTypes.lookup, { size: 1 }),
    padding(3),
    numberToHex(chainId & maxUint64, { size: 8 }),
    numberToHex(blockNumber, { size: 8 }),
    numberToHex(timestamp, { size: 8 }),
    numberToHex(logIndex, { size: 4 }),
  ])
  const storageKeys: Hash[] =
    chainId > maxUint64 ? [lookup, chainIdExtension(chainId), last] : [lookup, last]
  return [{ address: superchainAddresses.crossL2Inbox, storageKeys }]
}

function chainIdExtension(chainId: bigint): Hash {
  return concat([
    numberToHex(entryTypes.chainIdExtension, { size: 1 }),
    padding(7),
    numberToHex(chainId >> 64n, { size: 24 }),
  ])
}

function padding(size: number): Hex {
  return numberToHex(0, { size })
}
