export type { Relay } from '../rpc/findRelay'
export type { RelayState } from './RelayState'
export {
  type UseMessageStatusParameters,
  type UseMessageStatusReturnType,
  useMessageStatus,
} from './useMessageStatus'
export {
  type RelayMessageVariables,
  type UseRelayMessageParameters,
  type UseRelayMessageReturnType,
  useRelayMessage,
} from './useRelayMessage'
export {
  type UseResendMessageParameters,
  type UseResendMessageReturnType,
  useResendMessage,
} from './useResendMessage'
export {
  type UseSentMessagesParameters,
  type UseSentMessagesReturnType,
  useSentMessages,
} from './useSentMessages'
