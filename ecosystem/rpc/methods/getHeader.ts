import { z } from 'zod'
import type { RpcMethod } from '../RpcContext'

const blockSchema = z.looseObject({}).nullable()

/**
 * A method that gives a block's header: the block without what it holds.
 *
 * @param lookup - The method that gives the block from the same parameters.
 */
export function getHeader(lookup: string): RpcMethod {
  return async ({ node }, [block]) => {
    const found = blockSchema.parse(await node(lookup, [block, false]))
    if (!found) return null
    const { size, transactions, uncles, withdrawals, ...header } = found
    return header
  }
}
