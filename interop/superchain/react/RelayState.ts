import type { MessageStatus } from '../actions/getMessageStatus'
import type { Relay } from '../rpc/findRelay'

/** The status of a message, and the transaction that relayed it. */
export type RelayState = {
  status: MessageStatus
  /** Null until it is relayed. */
  relay: Relay | null
}
