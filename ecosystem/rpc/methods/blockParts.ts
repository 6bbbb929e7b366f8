import { numberToHex } from 'viem'
import { z } from 'zod'
import type { RpcContext, RpcMethod } from '../RpcContext'

const blockSchema = z.looseObject({ transactions: z.array(z.unknown()) }).nullable()

/** Methods that return a block. */
type Lookup = 'eth_getBlockByHash' | 'eth_getBlockByNumber'

async function find({ node }: RpcContext, lookup: Lookup, block: unknown) {
  return blockSchema.parse(await node(lookup, [block, false]))
}

/** A method that returns a block's header; null for the pending block. */
export function getHeader(lookup: Lookup): RpcMethod {
  return async (context, [block]) => {
    const found = block === 'pending' ? null : await find(context, lookup, block)
    if (!found) return null
    const { size, transactions, uncles, withdrawals, ...header } = found
    return header
  }
}

/** A method that counts a block's transactions; null if there is no such block. */
export function countTransactions(lookup: Lookup): RpcMethod {
  return async (context, [block]) => {
    const found = await find(context, lookup, block)
    return found && numberToHex(found.transactions.length)
  }
}

/** A method that counts a block's uncles, which no block has; null if there is no such block. */
export function countUncles(lookup: Lookup): RpcMethod {
  return async (context, [block]) => ((await find(context, lookup, block)) ? '0x0' : null)
}
