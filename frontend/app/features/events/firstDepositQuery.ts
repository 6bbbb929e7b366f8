import { queryOptions } from '@tanstack/react-query'
import type { Address, Client, Hash } from 'viem'
import { getContractEvents, readContract } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../../../interop/react/query/chainKey'
import { type EventPosition, getEventPosition } from '../../../../interop/rpc/EventPosition'
import { t } from '../../i18n/messages'

/** The event about the message of an account's first deposit. */
export type FirstDeposit = EventPosition & { messageHash: Hash }

type StakingAccount = { chainId: number; staking: { address: Address }; account: Address }

/** The block of an account's first deposit on a staking chain; 0 if it has never deposited there. */
export function firstDepositBlockQuery(
  client: Client,
  { chainId, staking: { address }, account }: StakingAccount,
) {
  return queryOptions({
    queryKey: chainKey(chainId, 'firstDepositBlock', address, account),
    queryFn: () =>
      readContract(client, {
        address,
        abi: stakingAbi,
        functionName: 'firstDepositBlock',
        args: [account],
      }),
  })
}

/** The first deposit of an account. @param blockNumber - Its block, as the staking contract says. */
export function firstDepositQuery(
  client: Client,
  { chainId, staking: { address }, account, blockNumber }: StakingAccount & { blockNumber: bigint },
) {
  return queryOptions({
    queryKey: ['firstDeposit', chainId, address, account, String(blockNumber)],
    queryFn: async (): Promise<FirstDeposit> => {
      const [log] = await getContractEvents(client, {
        address,
        abi: stakingAbi,
        eventName: 'FirstDepositMessageSent',
        args: { depositor: account },
        fromBlock: blockNumber,
        toBlock: blockNumber,
        strict: true,
      })
      if (!log) throw new Error(t().message.depositNotReturned)
      const { messageHash } = log.args
      return { messageHash, ...(await getEventPosition(client, chainId, log)) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
