import { lazy, Suspense, useState } from 'react'
import type { Hash } from 'viem'
import { useConnection } from 'wagmi'
import { Section } from '../../../shared/components/Section'
import { useEnvironment } from '../../environment/useEnvironment'
import { ConnectPanel } from '../wallet/ConnectPanel'
import { ChainCard } from './ChainCard'

// Only needed with a connected wallet.
const StakeForm = lazy(() =>
  import('./StakeForm').then((module) => ({ default: module.StakeForm })),
)

/** Selects a chain to stake on and to withdraw from. */
export function StakeSection({ onStaked }: { onStaked: (hash: Hash) => void }) {
  const {
    manifest: { stakingChains },
  } = useEnvironment()
  const { address } = useConnection()
  const [chosenId, setChosenId] = useState(stakingChains[0]?.chainId)
  const chosen = stakingChains.find(({ chainId }) => chainId === chosenId)
  return (
    <Section title="Stake">
      <fieldset>
        <legend className="mb-2 text-sm text-soft">Staking chain</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {stakingChains.map((chain) => (
            <ChainCard
              key={chain.chainId}
              chain={chain}
              account={address}
              isChosen={chain.chainId === chosenId}
              onChoose={() => setChosenId(chain.chainId)}
            />
          ))}
        </div>
      </fieldset>
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
