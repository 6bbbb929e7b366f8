import type { Address, Hash } from 'viem'

/** A message, from the events of its chain. */
export type SentMessage = {
  sender: Address
  messageHash: Hash
  /** Index among the messages of its transaction. */
  messageIndex: number
  /** The chain that it is for; absent if any chain can verify it. */
  destination?: bigint
}
