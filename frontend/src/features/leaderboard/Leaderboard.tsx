import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../../deployments/manifest'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Section } from '../../components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { leaderboardQuery } from './leaderboardQuery'
import { rankChains } from './rankChains'

/** A chain before its rewards are known. */
const unknown = ({ name, chainId }: ManifestChain) => ({
  name,
  chainId,
  rewards: 0n,
  isWinning: false,
})

/** The staking chains by the rewards that their stakers minted. */
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
  return (
    <Section title="Leaderboard">
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!error && (
        <table className="w-full text-sm">
          <caption className="mb-3 text-left text-soft">
            Rewards minted, by the chain of the deposit
          </caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Chain</th>
              <th scope="col">Rewards</th>
            </tr>
          </thead>
          <tbody>
            {rankChains(data ?? stakingChains.map(unknown)).map((chain) => (
              <tr key={chain.chainId} className="border-t border-line">
                <th scope="row" className="py-3 pr-3 text-left font-medium">
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    {chain.name}
                    {chain.isWinning && (
                      <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent-strong">
                        in the lead
                      </span>
                    )}
                  </span>
                  <span
                    aria-hidden="true"
                    className="mt-2 block h-1.5 overflow-hidden rounded-full bg-raised"
                  >
                    <span
                      className="block h-full rounded-full bg-accent transition-[width]"
                      style={{ width: `${chain.share * 100}%` }}
                    />
                  </span>
                </th>
                <td className="w-16 py-3 text-right align-top font-medium tabular-nums">
                  {data ? chain.rewards.toString() : '…'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
