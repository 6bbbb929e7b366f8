import { concat, encodePacked, type Hash, keccak256, numberToHex, slice } from 'viem'
import type { MessageIdentifier } from '../types'
import { entryTypes } from './entries'
import { requireInRange } from './requireInRange'

/**
 * Computes the checksum of an executing message, as `calculateChecksum` of the inbox does.
 *
 * @param payloadHash - keccak-256 of the payload, see `encodeMessagePayload`.
 * @throws {@link IdentifierOutOfRangeError} if a field of the identifier is too large.
 */
export function checksum(identifier: MessageIdentifier, payloadHash: Hash): Hash {
  requireInRange(identifier)
  const { origin, blockNumber, logIndex, timestamp, chainId } = identifier
  const logHash = keccak256(encodePacked(['address', 'bytes32'], [origin, payloadHash]))
  const position = encodePacked(
    ['uint96', 'uint64', 'uint64', 'uint32'],
    [0n, blockNumber, timestamp, Number(logIndex)],
  )
  const idLogHash = keccak256(concat([logHash, position]))
  const bare = keccak256(concat([idLogHash, numberToHex(chainId, { size: 32 })]))
  return concat([numberToHex(entryTypes.checksum, { size: 1 }), slice(bare, 1)])
}
