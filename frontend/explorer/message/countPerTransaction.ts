import type { Hash } from 'viem'

/** Pairs each log of a message with its index among the messages of its transaction. */
export function countPerTransaction<log extends { transactionHash: Hash }>(
  logs: readonly log[],
): { log: log; messageIndex: number }[] {
  const counts = new Map<Hash, number>()
  return logs.map((log) => {
    const messageIndex = counts.get(log.transactionHash) ?? 0
    counts.set(log.transactionHash, messageIndex + 1)
    return { log, messageIndex }
  })
}
