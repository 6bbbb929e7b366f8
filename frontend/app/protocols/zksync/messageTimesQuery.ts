import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { getMessageStatus } from '../../../../interop/actions/getMessageStatus'
import { getRootImport } from '../../../../interop/actions/getRootImport'
import type { MessageId } from '../../../shared/message/MessageId'
import type { MessageTimes } from './estimateLatency'

/** The chain that imports the interop roots. */
type Destination = {
  client: Client
  chainId: number
  /** The first block that can contain an import. */
  fromBlock: number
}

/** When a delivered message reached each stage; null until it is delivered. */
export function messageTimesQuery(
  source: Client,
  {
    id: { chainId, hash, messageIndex },
    blockNumber,
    destination: { client: destination, fromBlock },
  }: { id: MessageId; blockNumber: bigint; destination: Destination },
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
          fromBlock: BigInt(fromBlock),
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
