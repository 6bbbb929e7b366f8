import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getContractEvents } from 'viem/actions'
import { superchainTokenAbi } from '../../../../contracts/abi/SuperchainToken'
import { findMint } from '../../features/reward/findMint'

/**
 * The mint of an account's reward, from the events of the token.
 *
 * There is at most one. Only enable this once the token reports that the account has minted.
 */
export function superchainMintQuery(
  client: Client,
  {
    chainId,
    token,
    account,
  }: { chainId: number; token: { address: Address; blockNumber: number }; account: Address },
) {
  return queryOptions({
    queryKey: ['mint', chainId, token.address, account],
    queryFn: async () => {
      const { mint } = await findMint(client, {
        chainId,
        token,
        read: (range) =>
          getContractEvents(client, {
            address: token.address,
            abi: superchainTokenAbi,
            eventName: 'RewardMinted',
            args: { account },
            ...range,
            strict: true,
          }),
      })
      return mint
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
