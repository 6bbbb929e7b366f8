import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getBlock } from 'viem/actions'
import { chainKey } from '../../../interop/react/query/chainKey'

/** The last blocks of a chain that are safe and final. */
export type Safety = { safe: bigint; finalized: bigint }

/**
 * The last blocks of a chain that are safe and final; polled until its head is final.
 *
 * @param head - Number of the chain's latest block, if known.
 */
export function safetyQuery(
  client: Client,
  { chainId, head }: { chainId: number; head: bigint | undefined },
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'safety'),
    async queryFn(): Promise<Safety> {
      const [safe, finalized] = await Promise.all(
        (['safe', 'finalized'] as const).map((blockTag) => getBlock(client, { blockTag })),
      )
      return { safe: safe?.number ?? 0n, finalized: finalized?.number ?? 0n }
    },
    refetchInterval: ({ state }) =>
      state.data && state.data.finalized === head ? false : client.pollingInterval,
  })
}
