import type { ExecutingMessage } from '../../../interop/superchain/types'
import { inspector } from '../i18n/inspectorMessages'
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
  const messages = inspector().identifier
  if (error) return [messages.malformed, error.metaMessages?.[0]].join(' ')
  const original = inspectIdentifier(message, untouched)
  if (storageKeys.join() === original.storageKeys.join()) return null
  return declared?.checksum === checksum && declared.checksum !== original.checksum
    ? messages.otherLog
    : messages.otherChecksum
}
