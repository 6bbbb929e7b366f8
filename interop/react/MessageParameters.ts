import type { Hash } from 'viem'
import type { ConfigParameter } from './ConfigParameter'
import type { QueryParameters } from './QueryParameters'

/** The transaction whose messages a hook reads. */
export type TransactionParameters = ConfigParameter & {
  /** Id of the source chain. */
  chainId: number
  /** Hash of the sending transaction. Nothing is read while it is undefined. */
  hash: Hash | undefined
  query?: QueryParameters | undefined
}

/** The message whose status a hook reads. */
export type MessageParameters = TransactionParameters & {
  /** Index of the message among all messages of the transaction. @default 0 */
  messageIndex?: number | undefined
}
