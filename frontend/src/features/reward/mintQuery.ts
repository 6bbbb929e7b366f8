import { queryOptions } from '@tanstack/react-query'
import type { Address, Client, Hash } from 'viem'
import { getBlock, getContractEvents } from 'viem/actions'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'

/** How an account came by its reward. */
export type Mint = {
  /** Chain of the deposit that was rewarded. */
  sourceChainId: number
  transactionHash: Hash
  mintedAt: Date
}

/**
 * The mint of an account's reward, found in the events of the token.
 *
 * There is at most one and it never changes. Ask only once the token says that there is one.
 */
export function mintQuery(
  client: Client,
  {
    chainId,
    token,
    account,
  }: { chainId: number; token: { address: Address; blockNumber: number }; account: Address },
) {
  return queryOptions({
    queryKey: ['mint', chainId, token.address, account],
    queryFn: async (): Promise<Mint> => {
      const [event] = await getContractEvents(client, {
        address: token.address,
        abi: interopTokenAbi,
        eventName: 'RewardMinted',
        args: { account },
        fromBlock: BigInt(token.blockNumber),
        strict: true,
      })
      if (!event) throw new Error('The node does not return the event of your reward.')
      const { transactionHash, blockNumber, args } = event
      const { timestamp } = await getBlock(client, { blockNumber })
      return {
        sourceChainId: Number(args.sourceChainId),
        transactionHash,
        mintedAt: new Date(Number(timestamp) * 1_000),
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
