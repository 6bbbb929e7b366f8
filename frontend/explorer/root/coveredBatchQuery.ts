import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getContractEvents } from 'viem/actions'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop/addresses'
import { readBackward } from '../../shared/events/readBackward'

/** The last batch of a chain that was executed up to a block of the settlement layer; null if none was found. */
export function coveredBatchQuery(
  settlementLayer: Client,
  { chainId, blockNumber }: { chainId: number; blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['coveredBatch', chainId, String(blockNumber)],
    queryFn: async () => {
      const { items } = await readBackward(
        settlementLayer,
        { before: blockNumber + 1n, count: 1 },
        (range) =>
          getContractEvents(settlementLayer, {
            address: systemAddresses.messageRoot,
            abi: messageRootAbi,
            eventName: 'AppendedChainBatchRoot',
            args: { chainId: BigInt(chainId) },
            ...range,
            strict: true,
          }),
      )
      return items[0]?.args.batchNumber ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
