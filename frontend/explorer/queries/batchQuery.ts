import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import { type Batch, getBatch } from '../rpc/getBatch'

/** A batch of a chain; null until it is sealed. Polled until it is executed. */
export function batchQuery(
  client: Client,
  { chainId, number }: { chainId: number; number: bigint },
) {
  return queryOptions({
    queryKey: ['batch', chainId, String(number)],
    queryFn: () => getBatch(client, number),
    ...untilFinal(client, (batch: Batch | null) => batch?.stage === 'executed'),
  })
}
