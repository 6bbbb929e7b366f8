import { type Client, formatLog, numberToHex } from 'viem'
import type { BlockRange } from '../../../interop/rpc/readInRanges'
import type { ChainLog, EventSource } from './EventSource'

/** Reads the logs of a source in a block range, in order. */
export async function readLogs(
  client: Client,
  { filters, select = (logs) => logs }: Pick<EventSource<unknown>, 'filters' | 'select'>,
  { fromBlock, toBlock }: BlockRange,
): Promise<readonly ChainLog[]> {
  const range = { fromBlock: numberToHex(fromBlock), toBlock: numberToHex(toBlock) }
  const found = await Promise.all(
    filters.map((filter) =>
      client.request({ method: 'eth_getLogs', params: [{ ...filter, ...range }] }),
    ),
  )
  const logs = found.flatMap((of) => of.map((log) => formatLog(log)).filter(isInBlock))
  return select(filters.length > 1 ? merge(logs) : logs)
}

function isInBlock(log: ReturnType<typeof formatLog>): log is ChainLog {
  return log.blockNumber !== null && log.logIndex !== null && log.transactionHash !== null
}

/** Each log once, in order. */
function merge(logs: readonly ChainLog[]): ChainLog[] {
  const byPosition = new Map(logs.map((log) => [`${log.blockNumber} ${log.logIndex}`, log]))
  return [...byPosition.values()].toSorted(
    (a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex,
  )
}
