import { hexToNumber, isHex } from 'viem'
import { z } from 'zod'
import { type RpcProxy, type RpcRequest, startRpcProxy } from '../../ecosystem/test/startRpcProxy'

const rangeSchema = z.tuple([z.looseObject({ fromBlock: z.string(), toBlock: z.string() })])

type Limits = {
  /** Number of blocks in a request for logs. */
  maxBlocks: number
  /** Number of HTTP requests in any second, of each client: a page is another one than scripts. */
  perSecond: number
}

export type LimitedNode = RpcProxy & {
  /** Can be changed. */
  limits: Limits
  /** Rejects a method from now on; null for none. */
  reject: (method: string | null) => void
}

/**
 * Starts a proxy in front of a node, with the limits of a provider.
 *
 * @param target - URL of the node.
 */
export async function startLimitedNode(target: string, limits: Limits): Promise<LimitedNode> {
  let rejected: string | null = null
  const recentOf = new Map<string, number[]>()

  /** Rejected requests do not count, as with token buckets. */
  function isTooMany(client: string): boolean {
    const now = performance.now()
    const recent = (recentOf.get(client) ?? []).filter((at) => now - at < 1_000)
    const isRejected = recent.length >= limits.perSecond
    recentOf.set(client, isRejected ? recent : [...recent, now])
    return isRejected
  }

  /** Why a call is rejected. */
  function problemOf({ method, params }: RpcRequest): string | undefined {
    if (method === rejected) return `${method} is not available at the moment`
    const range = method === 'eth_getLogs' ? rangeSchema.safeParse(params).data?.[0] : undefined
    if (!range || !isHex(range.fromBlock) || !isHex(range.toBlock)) return undefined
    const blocks = hexToNumber(range.toBlock) - hexToNumber(range.fromBlock) + 1
    if (blocks <= limits.maxBlocks) return undefined
    return `range ${blocks} exceeds limit of ${limits.maxBlocks}`
  }

  const proxy = await startRpcProxy(
    target,
    (request) => {
      const message = problemOf(request)
      return message === undefined ? null : { error: { code: -32_602, message } }
    },
    { isTooMany },
  )
  return {
    ...proxy,
    limits,
    reject(method) {
      rejected = method
    },
  }
}
