import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import type { ManifestChain } from '../../../../deployments/manifest'
import { newestFirst } from '../../../shared/events/newestFirst'
import { useEnvironment } from '../../environment/useEnvironment'
import type { Mint } from '../../protocols/Protocol'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import type { StakingEvent } from '../events/stakingEventsQuery'
import { useStakingHistories } from '../events/useStakingHistories'
import { rewardQuery } from '../reward/rewardQuery'

export type ActivityEvent = StakingEvent | Mint

/** Activity of an account on all chains, newest first, and the chains that could not be read. */
export function useActivity(account: Address): {
  items: { event: ActivityEvent; chain: ManifestChain }[]
  unread: ManifestChain[]
  isPending: boolean
} {
  const {
    manifest: { stakingChains, rewardsChain },
    config,
  } = useEnvironment()
  const histories = useStakingHistories(account)
  const { chainId, token } = rewardsChain
  const destination = config.getClient({ chainId })
  const reward = useQuery(rewardQuery(destination, { chainId, address: token.address, account }))
  const hasMinted = reward.data?.hasMinted === true
  const mint = useMessageProtocol().useMint(account, { enabled: hasMinted })

  const items = [
    ...histories.items,
    ...(hasMinted && mint.data ? [{ event: mint.data, chain: rewardsChain }] : []),
  ]
  // A mint comes after what it is for.
  const compare = newestFirst([chainId, ...stakingChains.map((chain) => chain.chainId)])
  return {
    items: items.toSorted((a, b) => compare(a.event, b.event)),
    unread: [...histories.unread, ...(reward.isError || mint.isError ? [rewardsChain] : [])],
    isPending: histories.isPending || reward.isPending,
  }
}
