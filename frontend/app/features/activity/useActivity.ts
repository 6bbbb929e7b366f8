import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Address } from 'viem'
import type { ManifestChain } from '../../../../deployments/manifest'
import { useReward } from '../../../../interop/react/useReward'
import { newestFirst } from '../../../shared/events/newestFirst'
import { useEnvironment } from '../../environment/useEnvironment'
import type { Mint } from '../../protocols/Protocol'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import { useFirstDepositBlocks } from '../events/useFirstDeposits'
import {
  type ActivitySource,
  hasOlder,
  latestActivityQuery,
  olderActivityQuery,
  type Positions,
} from './activityQueries'
import type { StakingEvent } from './readStakingEvents'

export type ActivityEvent = StakingEvent | Mint

/** Activity of an account on all chains, newest first, and the chains that could not be read. */
export function useActivity(account: Address): {
  items: { event: ActivityEvent; chain: ManifestChain }[]
  unread: ManifestChain[]
  isPending: boolean
  /** Reads further back; undefined if there is nothing older. */
  loadOlder: (() => void) | undefined
  isLoadingOlder: boolean
} {
  const {
    manifest: { stakingChains, rewardsChain },
    clientOf,
  } = useEnvironment()
  const { chainId: rewardsId, token } = rewardsChain
  const reward = useReward({ chainId: rewardsId, token: token.address, account })
  const mintBlock = reward.data?.mintBlock ?? 0n
  const mint = useMessageProtocol().useMint(account, mintBlock)

  const blocks = useFirstDepositBlocks(account)
  const sources = stakingChains.map(
    ({ chainId, staking }, index): ActivitySource => ({
      client: clientOf(chainId),
      chainId,
      staking,
      first: blocks[index]?.data ?? 0n,
    }),
  )
  const latest = useQueries({
    queries: sources.map((source) => ({
      ...latestActivityQuery(source, account),
      enabled: source.first > 0n,
    })),
  })
  const latestOf = (index: number) =>
    sources[index] && sources[index].first > 0n ? latest[index]?.data : undefined
  const positions: Positions = Object.fromEntries(
    sources.map(({ chainId }, index) => [chainId, latestOf(index)?.from ?? 0n]),
  )
  // Fixed when older activity is first asked for, as the latest pages grow.
  const [before, setBefore] = useState<Positions>()
  const older = useInfiniteQuery({
    ...olderActivityQuery(sources, { account, before: before ?? {} }),
    enabled: before !== undefined,
  })
  const mayHaveOlder = before === undefined ? hasOlder(positions) : older.hasNextPage

  const chainOf = (id: number) => stakingChains.find(({ chainId }) => chainId === id)
  const events = [
    ...sources.flatMap((_, index) => latestOf(index)?.items ?? []),
    ...(older.data?.pages.flatMap(({ items }) => items) ?? []),
  ]
  const items = [...new Map(events.map((event) => [idOf(event), event])).values()].flatMap(
    (event): { event: ActivityEvent; chain: ManifestChain }[] => {
      const chain = chainOf(event.chainId)
      return chain ? [{ event, chain }] : []
    },
  )
  if (mintBlock > 0n && mint.data) items.push({ event: mint.data, chain: rewardsChain })
  // A mint comes after what it is for.
  const compare = newestFirst([rewardsId, ...stakingChains.map((chain) => chain.chainId)])
  return {
    items: items.toSorted((a, b) => compare(a.event, b.event)),
    unread: [
      ...stakingChains.filter((_, index) => blocks[index]?.isError || latest[index]?.isError),
      ...(reward.isError || mint.isError ? [rewardsChain] : []),
    ],
    isPending:
      reward.isPending ||
      blocks.some(({ isPending }) => isPending) ||
      latest.some(({ isLoading }) => isLoading),
    loadOlder: mayHaveOlder
      ? () => {
          if (before === undefined) setBefore(positions)
          else void older.fetchNextPage()
        }
      : undefined,
    isLoadingOlder: older.isFetching,
  }
}

const idOf = ({ chainId, blockNumber, logIndex }: StakingEvent) =>
  `${chainId} ${blockNumber} ${logIndex}`
