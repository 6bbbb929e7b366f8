import type { ExecutingMessage } from '../../../interop/superchain/types'
import { type InspectedIdentifier, inspectIdentifier } from './inspectIdentifier'

const untouched = { fields: new Set<never>(), keys: new Set<never>() }

/**
 * Describes how an access list differs from that of the message.
 *
 * @returns Null for the original.
 */
export function describeTampering(
  message: Pick<ExecutingMessage, 'id' | 'payload'>,
  { storageKeys, declared, error, checksum }: InspectedIdentifier,
): string | null {
  if (error) return ['The access list is malformed.', error.metaMessages?.[0]].join(' ')
  const original = inspectIdentifier(message, untouched)
  if (storageKeys.join() === original.storageKeys.join()) return null
  return declared?.checksum === checksum && declared.checksum !== original.checksum
    ? 'The access list declares another log, with the checksum of that log.'
    : 'The checksum in the access list is not that of the log that it declares.'
}
