import type { Address } from 'viem'
import { useConnection } from 'wagmi'
import { useReward } from '../../../../interop/react/useReward'
import { ReadErrorNotice } from '../../../shared/components/ReadErrorNotice'
import { Section } from '../../../shared/components/Section'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

/** The INTR balance of the connected account. */
export function RewardSection() {
  const { address } = useConnection()
  if (!address) return null
  return (
    <Section title={t().reward.title}>
      <Balance account={address} />
    </Section>
  )
}

function Balance({ account }: { account: Address }) {
  const {
    manifest: { rewardsChain },
  } = useEnvironment()
  const { chainId, name, token } = rewardsChain
  const { data, error, refetch } = useReward({ chainId, token: token.address, account })
  if (error) return <ReadErrorNotice error={error} onRetry={refetch} />
  return (
    <>
      <p className="text-3xl font-semibold tabular-nums" aria-live="polite">
        <bdi>{data ? `${formatAmount(data.balance)} INTR` : '…'}</bdi>
      </p>
      <p className="mt-1 text-sm text-soft">
        {data?.hasMinted ? t().reward.minted(name) : t().reward.earns(name)}
      </p>
    </>
  )
}
