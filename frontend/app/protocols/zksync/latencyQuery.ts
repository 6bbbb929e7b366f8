import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { BlockNotFoundError } from 'viem'
import { getBlock } from 'viem/actions'
import { RpcResponse } from '../../../../interop/rpc/RpcResponse'
import { isUnsupported, request } from '../../../../interop/rpc/request'
import { type BatchTimes, estimateLatency, type Latency } from './estimateLatency'

const sampleSize = 3n

const updateMs = 60_000
/** Until there is an executed batch. */
const firstUpdateMs = 5_000

/** Recent latencies of a chain's messages, of any sender; empty if the node does not know. */
export function latencyQuery(client: Client, chainId: number) {
  return queryOptions({
    queryKey: ['latency', chainId],
    queryFn: async ({ client: cache }): Promise<Latency> => {
      const last = await lastExecutedBatch(client)
      if (last === null) return {}
      const first = last > sampleSize ? last - sampleSize + 1n : 1n
      const numbers = Array.from({ length: Number(last - first) + 1 }, (_, i) => first + BigInt(i))
      const times = await Promise.all(
        numbers.map((number) => cache.fetchQuery(batchTimesQuery(client, { chainId, number }))),
      )
      return estimateLatency(times.flatMap((known) => known ?? []))
    },
    staleTime: firstUpdateMs,
    refetchInterval: ({ state }) =>
      Object.keys(state.data ?? {}).length === 0 ? firstUpdateMs : updateMs,
  })
}

/** The batch of the last block that is final; null without one, or if the node does not know batches. */
async function lastExecutedBatch(client: Client): Promise<bigint | null> {
  try {
    const { number } = await getBlock(client, { blockTag: 'finalized' })
    const method = 'zks_getBlockDetails'
    const details = await request(client, method, [Number(number)])
    return details === null ? null : new RpcResponse(method, details).integer('l1BatchNumber')
  } catch (error) {
    if (error instanceof BlockNotFoundError || isUnsupported(error)) return null
    throw error
  }
}

/** When a batch reached each stage; null if the node does not have it. */
function batchTimesQuery(client: Client, { chainId, number }: { chainId: number; number: bigint }) {
  return queryOptions({
    queryKey: ['batchTimes', chainId, String(number)],
    queryFn: async (): Promise<BatchTimes | null> => {
      const method = 'zks_getL1BatchDetails'
      const value = await request(client, method, [Number(number)])
      if (value === null) return null
      const details = new RpcResponse(method, value)
      return {
        sent: new Date(Number(details.integer('timestamp')) * 1_000),
        committed: details.dateOrNull('committedAt'),
        proven: details.dateOrNull('provenAt'),
        executed: details.dateOrNull('executedAt'),
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
