import type { ChainLog, EventSource } from './EventSource'

/**
 * Reads logs of a source.
 *
 * @param all - All logs of the source in their blocks, among others.
 */
export function parseLogs<event>(
  { parse }: EventSource<event>,
  { chainId, logs, all }: { chainId: number; logs: readonly ChainLog[]; all: readonly ChainLog[] },
): { log: ChainLog; event: event }[] {
  const indices = new Map<string, number[]>(
    logs.map(({ transactionHash }) => [transactionHash, []]),
  )
  for (const { transactionHash, logIndex } of all) indices.get(transactionHash)?.push(logIndex)
  return logs.map((log) => {
    const earlier = indices.get(log.transactionHash)?.filter((index) => index < log.logIndex)
    return { log, event: parse(log, { chainId, indexInTransaction: earlier?.length ?? 0 }) }
  })
}
