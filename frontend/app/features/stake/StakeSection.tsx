import { lazy, Suspense } from 'react'
import type { Hash } from 'viem'
import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { ConnectPanel } from '../wallet/ConnectPanel'
import { ChainPicker } from './ChainPicker'
import { useChosenChain } from './useChosenChain'

// Only needed with a connected wallet.
const StakeForm = lazy(() =>
  import('./StakeForm').then((module) => ({ default: module.StakeForm })),
)

/** Selects a chain to stake on and to withdraw from. */
export function StakeSection({ onStaked }: { onStaked: (hash: Hash) => void }) {
  const { manifest } = useEnvironment()
  const { address } = useConnection()
  const [chosen, choose] = useChosenChain()
  return (
    <Section title={t().stake.title}>
      <ChainPicker
        chains={manifest.stakingChains}
        account={address}
        chosen={chosen}
        onChoose={choose}
      />
      <div className="mt-5">
        {address && chosen ? (
          <Suspense fallback={<div className="min-h-44" />}>
            <StakeForm
              key={`${chosen.chainId} ${address}`}
              chain={chosen}
              account={address}
              onStaked={onStaked}
            />
          </Suspense>
        ) : (
          <ConnectPanel />
        )}
      </div>
    </Section>
  )
}
