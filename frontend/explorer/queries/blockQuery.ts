import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import { type Block, getBlock } from '../rpc/getBlock'

/**
 * A block of a chain; null while there is none with this number. Polled until it is in a batch.
 *
 * @param isBatched - Whether the chain has batches. Block 0 is never in a batch.
 */
export function blockQuery(
  client: Client,
  { chainId, number, isBatched }: { chainId: number; number: bigint; isBatched: boolean },
) {
  const isInBatch = (block: Block | null) =>
    block !== null && (!isBatched || block.batchNumber !== null || block.number === 0n)
  return queryOptions({
    queryKey: ['block', chainId, String(number)],
    queryFn: () => getBlock(client, number),
    ...untilFinal(client, isInBatch),
  })
}
