import { maxUint32, maxUint64 } from 'viem'
import { IdentifierOutOfRangeError } from '../errors/codec'
import type { MessageIdentifier } from '../types'

/** Checks the fields in the order in which the inbox does. @throws {@link IdentifierOutOfRangeError} */
export function requireInRange({ blockNumber, logIndex, timestamp }: MessageIdentifier): void {
  if (blockNumber > maxUint64) throw new IdentifierOutOfRangeError('BlockNumberTooHigh')
  if (logIndex > maxUint32) throw new IdentifierOutOfRangeError('LogIndexTooHigh')
  if (timestamp > maxUint64) throw new IdentifierOutOfRangeError('TimestampTooHigh')
}
