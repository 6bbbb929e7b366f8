import type { JsonRpcCall } from './jsonRpc'

/** Methods that wait for a block: they must not delay the request that mines it. */
const waitsForBlock = /Sync$/

/**
 * Limits the number of concurrent calls; others are queued. Otherwise a flood of requests would open as many
 * connections.
 */
export function limitConcurrency(call: JsonRpcCall, limit: number): JsonRpcCall {
  const waiting: (() => void)[] = []
  let running = 0

  return async (method, params) => {
    if (waitsForBlock.test(method)) return call(method, params)
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await call(method, params)
    } finally {
      // The next call takes over the slot.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
