export { superchainAddresses } from './addresses'
export {
  checksum,
  encodeAccessList,
  encodeMessagePayload,
  inboxStorageKeys,
  messageHash,
  parseAccessList,
} from './codec'
export {
  IdentifierOutOfRangeError,
  type IdentifierOutOfRangeErrorType,
  type IdentifierRevertName,
  MalformedAccessListError,
  type MalformedAccessListErrorType,
} from './errors'
export type {
  CrossDomainMessage,
  DeclaredMessage,
  ExecutingMessage,
  MessageIdentifier,
  SentMessage,
} from './types'
