import type { ChainLog, EventSource } from './EventSource'

/**
 * Reads a log.
 *
 * @param logs - All logs of the source in its block, among others.
 */
export function parseLog<event>(
  { parse }: EventSource<event>,
  { chainId, log, logs }: { chainId: number; log: ChainLog; logs: readonly ChainLog[] },
): event {
  const { transactionHash, logIndex } = log
  const earlier = logs.filter(
    (other) => other.transactionHash === transactionHash && other.logIndex < logIndex,
  )
  return parse(log, { chainId, indexInTransaction: earlier.length })
}
