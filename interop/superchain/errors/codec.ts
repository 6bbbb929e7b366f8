import type { ErrorType } from '../../errors/ErrorType'
import { InteropError } from '../../errors/InteropError'
import type { EntryName } from '../codec/entries'
import { docsPath } from './docsPath'

/** Names of the errors that the inbox reverts with for an identifier that it cannot encode. */
export type IdentifierRevertName = 'BlockNumberTooHigh' | 'LogIndexTooHigh' | 'TimestampTooHigh'

const limits: Record<IdentifierRevertName, string> = {
  BlockNumberTooHigh: 'The block number is above 2^64 - 1.',
  LogIndexTooHigh: 'The log index is above 2^32 - 1.',
  TimestampTooHigh: 'The timestamp is above 2^64 - 1.',
}

export type IdentifierOutOfRangeErrorType = IdentifierOutOfRangeError &
  ErrorType<'IdentifierOutOfRangeError'>

/** Thrown when a field of an identifier is too large for the inbox. */
export class IdentifierOutOfRangeError extends InteropError {
  /** Name of the error that the inbox reverts with. */
  readonly errorName: IdentifierRevertName

  constructor(errorName: IdentifierRevertName) {
    super('The identifier does not identify a log.', {
      docsPath,
      metaMessages: [
        limits[errorName],
        'Pass the position and time of a log as a node returned them.',
      ],
      name: 'IdentifierOutOfRangeError',
    })
    this.errorName = errorName
  }
}

const descriptions: Record<EntryName, string> = {
  lookup: 'a lookup (type 1)',
  chainIdExtension: 'a chain id extension (type 2)',
  checksum: 'a checksum (type 3)',
}

export type MalformedAccessListErrorType = MalformedAccessListError &
  ErrorType<'MalformedAccessListError'>

/** Thrown when storage keys do not declare executing messages. */
export class MalformedAccessListError extends InteropError {
  /** Index of the storage key at fault; their number if the list ends too early. */
  readonly position: number

  constructor({
    position,
    expected,
    problem,
  }: { position: number; expected: EntryName; problem: string }) {
    super('The storage keys do not declare executing messages.', {
      docsPath,
      metaMessages: [
        `Storage key ${position} should be ${descriptions[expected]}: ${problem}.`,
        'Pass all storage keys of the inbox, in order, as `encodeAccessList` returns them.',
      ],
      name: 'MalformedAccessListError',
    })
    this.position = position
  }
}
