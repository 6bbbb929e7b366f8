import type { JsonRpcCall } from './jsonRpc'

/** Methods that answer once there is a block: who waits for one must not keep the request back that mines it. */
const waitsForBlock = /Sync$/

/**
 * Lets only so many calls be under way at once; the others wait in line. A flood of requests would otherwise open as
 * many connections.
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
      // Whoever is next takes over the place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
