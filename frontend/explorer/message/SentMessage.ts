import type { Address, Hash } from 'viem'

/** A message, from the events of its chain. */
export type SentMessage = {
  sender: Address
  messageHash: Hash
  /** Index among the messages of its transaction; absent if only some of them were read. */
  messageIndex?: number | undefined
  /** The chain that it is for; absent if any chain can verify it. */
  destination?: bigint
}

/** A message of a transaction whose other messages were read too. */
export type IndexedMessage = SentMessage & { messageIndex: number }
