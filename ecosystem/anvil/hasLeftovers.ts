import { hexToBigInt } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import type { NodeClient } from './startNode'

type PoolContent = { Method: 'txpool_content'; Parameters?: undefined; ReturnType: unknown }

const contentSchema = z.object({
  pending: z.record(z.string(), z.record(z.string(), z.object({ gas: schemas.hex }))),
})

/**
 * Whether a node has pending transactions that did not fit in its last block, but fit in the next. A node with automine
 * does not mine them until another transaction is sent.
 */
export async function hasLeftovers(client: NodeClient): Promise<boolean> {
  if ((await client.getTxpoolStatus()).pending === 0) return false
  const [{ gasLimit, gasUsed }, content] = await Promise.all([
    client.getBlock(),
    client.request<PoolContent>({ method: 'txpool_content' }),
  ])
  return Object.values(contentSchema.parse(content).pending)
    .flatMap((transactions) => Object.values(transactions))
    .map(({ gas }) => hexToBigInt(gas))
    .some((gas) => gas <= gasLimit && gas + gasUsed > gasLimit)
}
