import { hexToBigInt } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import type { NodeClient } from './startNode'

type PoolContent = { Method: 'txpool_content'; Parameters?: undefined; ReturnType: unknown }

const transactionSchema = z
  .object({
    gas: schemas.hex,
    gasPrice: schemas.hex.optional(),
    maxFeePerGas: schemas.hex.optional(),
  })
  .transform(({ gas, gasPrice = '0x0', maxFeePerGas = gasPrice }) => ({
    gas: hexToBigInt(gas),
    maxFee: hexToBigInt(maxFeePerGas),
  }))

const contentSchema = z.object({
  pending: z.record(z.string(), z.record(z.string(), transactionSchema)),
})

type PoolTransaction = z.output<typeof transactionSchema>

/**
 * Whether a node has pending transactions that did not fit in its last block, but fit in the next. A node with automine
 * does not mine them until another transaction is sent.
 */
export async function didNotFit(client: NodeClient): Promise<boolean> {
  const { gasLimit, gasUsed } = await client.getBlock()
  return hasPending(client, ({ gas }) => gas <= gasLimit && gas + gasUsed > gasLimit)
}

/** Whether a node has pending transactions that fit in its next block, by their gas and their fee. */
export async function fitNow(client: NodeClient): Promise<boolean> {
  const { gasLimit, baseFeePerGas } = await client.getBlock({ blockTag: 'pending' })
  return hasPending(client, ({ gas, maxFee }) => gas <= gasLimit && maxFee >= (baseFeePerGas ?? 0n))
}

async function hasPending(
  client: NodeClient,
  matches: (transaction: PoolTransaction) => boolean,
): Promise<boolean> {
  if ((await client.getTxpoolStatus()).pending === 0) return false
  const content = await client.request<PoolContent>({ method: 'txpool_content' })
  return Object.values(contentSchema.parse(content).pending)
    .flatMap((transactions) => Object.values(transactions))
    .some(matches)
}
