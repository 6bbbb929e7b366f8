import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getBlock } from 'viem/actions'
import { getMessageStatus } from '../../../../interop/actions/getMessageStatus'
import { getRootImport } from '../../../../interop/actions/getRootImport'
import type { MessageTimes } from './learnLatency'

/** When a message that has arrived reached each stage; null before it has arrived. */
export function messageTimesQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    blockNumber,
    destination,
    destinationFromBlock,
  }: {
    chainId: number
    hash: Hash
    messageIndex: number
    blockNumber: bigint
    destination: Client
    destinationFromBlock: number
  },
) {
  return queryOptions({
    queryKey: ['messageTimes', chainId, hash, messageIndex],
    queryFn: async (): Promise<MessageTimes | null> => {
      const status = await getMessageStatus(source, { hash, messageIndex, destination })
      if (status.stage !== 'verifiable') return null
      const [{ timestamp }, rootImport] = await Promise.all([
        getBlock(source, { blockNumber }),
        getRootImport(destination, {
          ...status.proof.settlementLayer,
          fromBlock: BigInt(destinationFromBlock),
        }),
      ])
      const { committedAt, provenAt, executedAt } = status.settlement
      return {
        sent: new Date(Number(timestamp) * 1_000),
        committed: committedAt,
        proven: provenAt,
        executed: executedAt,
        rootImported: rootImport?.importedAt ?? null,
      }
    },
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
    gcTime: Number.POSITIVE_INFINITY,
  })
}
