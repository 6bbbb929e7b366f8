import { useQueries, useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useConnection } from 'wagmi'
import { Section } from '../../components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { rewardQuery } from '../reward/rewardQuery'
import { stakeQuery } from '../stake/stakeQuery'
import { Journey } from './Journey'

/** The first deposits of the connected address on all staking chains, on their way to the reward. */
export function JourneysSection() {
  const { address } = useConnection()
  if (!address) return null
  return (
    <Section title="Your deposits on their way">
      <Journeys account={address} />
    </Section>
  )
}

function Journeys({ account }: { account: Address }) {
  const {
    manifest: { stakingChains, rewardsChain },
    config,
  } = useEnvironment()
  const stakes = useQueries({
    queries: stakingChains.map(({ chainId, staking }) =>
      stakeQuery(config.getClient({ chainId }), { chainId, address: staking.address, account }),
    ),
  })
  const { chainId, token } = rewardsChain
  const { data: reward } = useQuery(
    rewardQuery(config.getClient({ chainId }), { chainId, address: token.address, account }),
  )
  const sources = stakingChains.filter((_, index) => stakes[index]?.data?.madeFirstDeposit)
  if (sources.length === 0)
    return (
      <p className="text-soft">
        Your first deposit on a chain sets out from there to the rewards chain. It will show up here
        by itself, on any device that you connect with this account.
      </p>
    )
  return (
    <div className="grid gap-8">
      {sources.map((source) => (
        <Journey key={`${source.chainId} ${account}`} source={source} account={account} />
      ))}
      {sources.length > 1 && reward?.hasMinted === false && (
        <p className="text-sm text-soft">
          However many deposits there are, each address is rewarded once.
        </p>
      )}
    </div>
  )
}
