import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { getContractEvents } from 'viem/actions'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import { findMint } from '../../features/reward/findMint'
import type { Mint } from '../Protocol'

/** A mint, with the message that was proven. */
export type ProvenMint = Mint & {
  /** The batch that contains the message of the deposit, and the index of the message. */
  batchNumber: bigint
  messageIndex: number
}

/**
 * The mint of an account's reward, from the events of the token.
 *
 * There is at most one, and it never changes. Only enable this once the token reports that the account has minted.
 */
export function mintQuery(
  client: Client,
  {
    chainId,
    token,
    account,
    blockNumber,
  }: { chainId: number; token: { address: Address }; account: Address; blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['mint', chainId, token.address, account, String(blockNumber)],
    queryFn: async (): Promise<ProvenMint> => {
      const { mint, log } = await findMint(client, {
        chainId,
        blockNumber,
        read: (range) =>
          getContractEvents(client, {
            address: token.address,
            abi: interopTokenAbi,
            eventName: 'RewardMinted',
            args: { account },
            ...range,
            strict: true,
          }),
      })
      return {
        ...mint,
        batchNumber: log.args.l1BatchNumber,
        messageIndex: Number(log.args.l2MessageIndex),
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
