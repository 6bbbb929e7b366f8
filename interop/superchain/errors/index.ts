export {
  IdentifierOutOfRangeError,
  type IdentifierOutOfRangeErrorType,
  type IdentifierRevertName,
  MalformedAccessListError,
  type MalformedAccessListErrorType,
} from './codec'
