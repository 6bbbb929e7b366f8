import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import type { Manifest } from '../../../../deployments/manifest'
import { ErrorNotice } from '../../components/ErrorNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { mintQuery } from '../reward/mintQuery'
import { rewardQuery } from '../reward/rewardQuery'
import { type Deposit, depositQuery } from './depositQuery'
import { describeJourney } from './describeJourney'
import { JourneyStepper } from './JourneyStepper'
import { journeySteps } from './journeySteps'
import { MintPanel } from './MintPanel'
import { messageStatusQuery } from './messageStatusQuery'

type Source = Manifest['stakingChains'][number]

/** The journey of an account's first deposit on a chain, found and followed by what the chains say. */
export function Journey({ source, account }: { source: Source; account: Address }) {
  const { config } = useEnvironment()
  const { chainId, staking } = source
  const {
    data: deposit,
    error,
    refetch,
  } = useQuery(depositQuery(config.getClient({ chainId }), { chainId, staking, account }))
  return (
    <article className="grid gap-4">
      <h3 className="font-medium">Deposit on {source.name}</h3>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {deposit && <FollowedJourney source={source} account={account} deposit={deposit} />}
    </article>
  )
}

function FollowedJourney({
  source,
  account,
  deposit,
}: {
  source: Source
  account: Address
  deposit: Deposit
}) {
  const {
    manifest: { stakingChains, rewardsChain },
    config,
  } = useEnvironment()
  const { chainId: destinationId, token } = rewardsChain
  const destination = config.getClient({ chainId: destinationId })
  const {
    data: status,
    error,
    refetch,
  } = useQuery(
    messageStatusQuery(config.getClient({ chainId: source.chainId }), {
      chainId: source.chainId,
      hash: deposit.transactionHash,
      messageIndex: deposit.messageIndex,
      destination,
    }),
  )
  const { data: reward } = useQuery(
    rewardQuery(destination, { chainId: destinationId, address: token.address, account }),
  )
  const { data: mint } = useQuery({
    ...mintQuery(destination, { chainId: destinationId, token, account }),
    enabled: reward?.hasMinted === true,
  })
  const rewarded = stakingChains.find(({ chainId }) => chainId === mint?.sourceChainId)
  return (
    <>
      <JourneyStepper
        label={`Steps of the deposit on ${source.name}`}
        steps={journeySteps({ sourceChainId: source.chainId, deposit, status, mint })}
        source={source}
      />
      <p role="status" className="text-sm text-soft">
        {describeJourney({
          status,
          mint: mint && { isOwn: mint.sourceChainId === source.chainId, of: rewarded?.name },
        })}
      </p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {status?.stage === 'failed' && <ErrorNotice error={status.error} />}
      {status?.stage === 'verifiable' && reward?.hasMinted === false && (
        <MintPanel proof={status.proof} account={account} />
      )}
    </>
  )
}
