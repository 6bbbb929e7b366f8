import { queryOptions } from '@tanstack/react-query'
import { type Address, type Client, type Hash, isAddressEqual } from 'viem'
import { getBlock, getContractEvents } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { getMessages } from '../../../../interop/actions/getMessages'

/** A first deposit: where its message set out from. */
export type Deposit = {
  transactionHash: Hash
  /** Which of the transaction's messages it is. */
  messageIndex: number
  sentAt: Date
}

/**
 * The first deposit of an account on a staking chain, found in the events of the staking contract.
 *
 * There is at most one and it never changes. Ask only once the contract says that there is one.
 */
export function depositQuery(
  client: Client,
  {
    chainId,
    staking,
    account,
  }: {
    chainId: number
    staking: { address: Address; blockNumber: number }
    account: Address
  },
) {
  return queryOptions({
    queryKey: ['deposit', chainId, staking.address, account],
    queryFn: async (): Promise<Deposit> => {
      const [event] = await getContractEvents(client, {
        address: staking.address,
        abi: stakingAbi,
        eventName: 'FirstDepositMessageSent',
        args: { depositor: account },
        fromBlock: BigInt(staking.blockNumber),
        strict: true,
      })
      if (!event) throw new Error('The node does not return the event of your first deposit.')
      const { transactionHash, blockNumber, args } = event
      const [messages, { timestamp }] = await Promise.all([
        getMessages(client, { hash: transactionHash }),
        getBlock(client, { blockNumber }),
      ])
      // A transaction can send several messages, and not all of them come from the staking contract.
      const messageIndex = messages.findIndex(
        ({ sender, messageHash }) =>
          isAddressEqual(sender, staking.address) && messageHash === args.messageHash,
      )
      return { transactionHash, messageIndex, sentAt: new Date(Number(timestamp) * 1_000) }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
