import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop/addresses'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import { getReceipt } from '../rpc/getReceipt'

/** The execution of a batch on the settlement layer. */
export type Execution = {
  /** Block of the settlement layer. */
  blockNumber: bigint
  /** Null if the block has no event about the batch. */
  chainBatchRoot: Hash | null
}

/** The execution of a batch; null while the settlement layer has no receipt for it. */
export function executionQuery(
  settlementLayer: Client,
  { chainId, number, hash }: { chainId: number; number: bigint; hash: Hash },
) {
  return queryOptions({
    queryKey: ['execution', chainId, String(number), hash],
    queryFn: async (): Promise<Execution | null> => {
      const receipt = await getReceipt(settlementLayer, hash)
      if (!receipt) return null
      const { blockNumber } = receipt
      const [event] = await getContractEvents(settlementLayer, {
        address: systemAddresses.messageRoot,
        abi: messageRootAbi,
        eventName: 'AppendedChainBatchRoot',
        args: { chainId: BigInt(chainId), batchNumber: number },
        fromBlock: blockNumber,
        toBlock: blockNumber,
        strict: true,
      })
      return { blockNumber, chainBatchRoot: event?.args.chainBatchRoot ?? null }
    },
    ...untilFinal(settlementLayer, (execution: Execution | null) => execution !== null),
  })
}
