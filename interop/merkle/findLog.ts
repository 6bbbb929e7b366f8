import { type Address, type Hash, isAddressEqual, padHex } from 'viem'
import { systemAddresses } from '../addresses'
import type { L2Log } from '../types'

/** What is known of a message whose log is searched for. */
export type KnownMessage = {
  sender: Address
  messageHash: Hash
  /** Index of its transaction in the batch; null if it is not known. */
  txNumberInBatch: number | null
  /** Index among the logs of its transaction. */
  index: number
}

/**
 * Returns the index of a message's log among all logs of a batch; null if there is none.
 *
 * Of several messages with the same sender and data, the one at the known position is preferred.
 */
export function findLog(logs: readonly L2Log[], message: KnownMessage): number | null {
  const key = padHex(message.sender, { size: 32 }).toLowerCase()
  const value = message.messageHash.toLowerCase()
  let found: { index: number; rank: number } | null = null
  let indexInTransaction = 0
  for (const [index, log] of logs.entries()) {
    indexInTransaction =
      logs[index - 1]?.txNumberInBatch === log.txNumberInBatch ? indexInTransaction + 1 : 0
    if (
      log.value.toLowerCase() !== value ||
      log.key.toLowerCase() !== key ||
      !isAddressEqual(log.sender, systemAddresses.l1Messenger)
    )
      continue
    const rank =
      (log.txNumberInBatch === message.txNumberInBatch ? 2 : 0) +
      (indexInTransaction === message.index ? 1 : 0)
    if (!found || rank > found.rank) found = { index, rank }
  }
  return found?.index ?? null
}
