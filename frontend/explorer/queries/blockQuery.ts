import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { untilFinal } from '../../shared/chains/untilFinal'
import { type Block, getBlock } from '../rpc/getBlock'

/**
 * A block of a chain; asked for until it is in a batch. Null as long as there is none of this number.
 *
 * @param isBatched - Whether the chain's blocks are put into batches at all. The first never is: no batch starts before
 * block 1.
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
