import { queryOptions } from '@tanstack/react-query'
import type { Address, Client, Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { chainKey } from '../../../shared/chains/chainKey'
import { type EventPosition, getEventPosition } from '../../../shared/events/EventPosition'
import { type ReadSoFar, readOnward } from '../../../shared/events/readOnward'

/** An event of a staking contract about an account. */
export type StakingEvent = EventPosition &
  ({ kind: 'deposited' | 'withdrawn'; amount: bigint } | { kind: 'messageSent'; messageHash: Hash })

/** All events of a staking contract about an account. */
export function stakingEventsQuery(
  client: Client,
  {
    chainId,
    staking: { address, blockNumber },
    account,
  }: {
    chainId: number
    staking: { address: Address; blockNumber: number }
    account: Address
  },
) {
  const contract = { address, abi: stakingAbi, args: { depositor: account }, strict: true } as const
  const queryKey = chainKey(chainId, 'events', address, account)
  return queryOptions({
    queryKey,
    queryFn: ({ client: cache }) =>
      readOnward<StakingEvent>(client, {
        known: cache.getQueryData<ReadSoFar<StakingEvent>>(queryKey),
        fromBlock: BigInt(blockNumber),
        async read(range) {
          const [deposits, withdrawals, messages] = await Promise.all([
            getContractEvents(client, { ...contract, ...range, eventName: 'Deposited' }),
            getContractEvents(client, { ...contract, ...range, eventName: 'Withdrawn' }),
            getContractEvents(client, {
              ...contract,
              ...range,
              eventName: 'FirstDepositMessageSent',
            }),
          ])
          return Promise.all([
            ...deposits.map(async (log) => ({
              kind: 'deposited' as const,
              amount: log.args.amount,
              ...(await getEventPosition(client, chainId, log)),
            })),
            ...withdrawals.map(async (log) => ({
              kind: 'withdrawn' as const,
              amount: log.args.amount,
              ...(await getEventPosition(client, chainId, log)),
            })),
            ...messages.map(async (log) => ({
              kind: 'messageSent' as const,
              messageHash: log.args.messageHash,
              ...(await getEventPosition(client, chainId, log)),
            })),
          ])
        },
      }),
  })
}
