import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../../deployments/manifest'
import { ChainLogo } from '../../../shared/components/ChainLogo'
import { ReadErrorNotice } from '../../../shared/components/ReadErrorNotice'
import { Section } from '../../../shared/components/Section'
import { getLocale } from '../../../shared/i18n/locale'
import { numberFormat } from '../../../shared/i18n/numberFormat'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { leaderboardQuery } from './leaderboardQuery'
import { type RankedChain, rankChains } from './rankChains'

/** A chain before its rewards are known. */
const unknown = (chain: ManifestChain) => ({
  ...chain,
  rewards: 0n,
  isWinning: false,
})

/** The staking chains, ranked by the rewards minted for their deposits. */
export function Leaderboard() {
  const {
    manifest: { rewardsChain, stakingChains },
    config,
  } = useEnvironment()
  const { chainId, token } = rewardsChain
  const { data, error, refetch } = useQuery(
    leaderboardQuery(config.getClient({ chainId }), {
      chainId,
      address: token.address,
      sources: stakingChains,
    }),
  )
  const chains = rankChains(data ?? stakingChains.map(unknown))
  const hasRewards = chains.some(({ rewards }) => rewards > 0n)
  return (
    <Section title={t().leaderboard.title}>
      {error && !data && <ReadErrorNotice error={error} onRetry={refetch} />}
      {data && !hasRewards && <p className="mb-4 text-sm text-soft">{t().leaderboard.none}</p>}
      {(data || !error) && <Table chains={chains} isKnown={data !== undefined} />}
    </Section>
  )
}

function Table({ chains, isKnown }: { chains: readonly RankedChain[]; isKnown: boolean }) {
  const messages = t().leaderboard
  const winner = chains.find(({ isWinning }) => isWinning)
  const isTie = chains.some((chain) => chain !== winner && chain.rewards === winner?.rewards)
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{messages.caption}</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="pb-2 text-start font-normal">
            {messages.chain}
          </th>
          <th scope="col" className="pb-2 text-end font-normal">
            {messages.rewards}
          </th>
          <th scope="col" className="w-16 pb-2 text-end font-normal">
            {messages.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {chains.map((chain) => (
          <tr key={chain.chainId} className="border-t border-line">
            <th scope="row" className="py-2.5 pe-3 text-start font-medium">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <ChainLogo chain={chain} className="size-5" />
                {chain.name}
                {chain.isWinning && (
                  <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent-strong">
                    {messages.leading}
                    {isTie && messages.first}
                  </span>
                )}
              </span>
            </th>
            <td className="py-2.5 text-end font-medium tabular-nums">
              {isKnown ? numberFormat(getLocale()).format(chain.rewards) : '…'}
            </td>
            <td className="py-2.5 text-end text-soft tabular-nums">
              {isKnown ? numberFormat(getLocale(), { style: 'percent' }).format(chain.share) : '…'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
