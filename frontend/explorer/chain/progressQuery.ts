import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { chainKey } from '../../../interop/react/query/chainKey'
import { type Batch, getBatch } from '../rpc/getBatch'
import { getBatchNumber } from '../rpc/getBatchNumber'

/** The last batch of a chain. */
export type Progress = {
  /** Number of the last sealed batch: 0 before the first, null if the node has no batches. */
  batchNumber: bigint | null
  /** The last sealed batch; null while there is none. */
  batch: Batch | null
}

/**
 * The last batch of a chain; polled until it is executed and contains the latest block.
 *
 * @param head - Number of the chain's latest block, if known.
 */
export function progressQuery(
  client: Client,
  { chainId, head }: { chainId: number; head: bigint | undefined },
) {
  const isAtRest = ({ batchNumber, batch }: Progress) =>
    batchNumber === null || (batch?.stage === 'executed' && batch.blocks.last === head)
  return queryOptions({
    queryKey: chainKey(chainId, 'progress'),
    queryFn: async (): Promise<Progress> => {
      const batchNumber = await getBatchNumber(client)
      return { batchNumber, batch: batchNumber ? await getBatch(client, batchNumber) : null }
    },
    refetchInterval: ({ state }) =>
      state.data && isAtRest(state.data) ? false : client.pollingInterval,
  })
}
