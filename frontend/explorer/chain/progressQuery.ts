import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { chainKey } from '../../shared/chains/chainKey'
import { type Batch, getBatch } from '../rpc/getBatch'
import { getBatchNumber } from '../rpc/getBatchNumber'

/** How far a chain has come with its batches. */
export type Progress = {
  /** Number of the last sealed batch: 0 before the first, null where the node knows of none. */
  batchNumber: bigint | null
  /** The last sealed batch; null as long as there is none. */
  batch: Batch | null
}

/**
 * How far a chain has come with its batches; asked for until the last one is executed and holds the head.
 *
 * @param head - Number of the chain's latest block, as far as it is known.
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
