import { queryOptions } from '@tanstack/react-query'
import type { Address, Client, Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainTokenAbi } from '../../../../contracts/abi/SuperchainToken'
import { superchainAddresses } from '../../../../interop/superchain/addresses'
import { findMint } from '../../features/reward/findMint'
import { t } from '../../i18n/messages'
import type { Mint } from '../Protocol'

/** A mint, with the message that was relayed. */
type RelayedMint = Mint & { messageHash: Hash }

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
    blockNumber,
  }: { chainId: number; token: { address: Address }; account: Address; blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['mint', chainId, token.address, account, String(blockNumber)],
    queryFn: async (): Promise<RelayedMint> => {
      const { mint } = await findMint(client, {
        chainId,
        blockNumber,
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
      const { transactionHash, logIndex } = mint
      const relays = await getContractEvents(client, {
        address: superchainAddresses.l2ToL2CrossDomainMessenger,
        abi: l2ToL2CrossDomainMessengerAbi,
        eventName: 'RelayedMessage',
        fromBlock: blockNumber,
        toBlock: blockNumber,
        strict: true,
      })
      // The messenger reports a message after the call in which the reward is minted.
      const relay = relays.find(
        (log) => log.transactionHash === transactionHash && log.logIndex > logIndex,
      )
      if (!relay) throw new Error(t().message.rewardNotReturned)
      return { ...mint, messageHash: relay.args.messageHash }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
