import { lazy, useState } from 'react'
import type { Hash } from 'viem'
import { useConnection } from 'wagmi'
import { LazySection } from '../shared/components/LazySection'
import { useEnvironment } from './environment/useEnvironment'
import { DevelopmentDetails } from './features/development/DevelopmentDetails'
import { HeroPicture } from './features/intro/HeroPicture'
import { HowItWorks } from './features/intro/HowItWorks'
import { RewardSection } from './features/reward/RewardSection'
import { StakeSection } from './features/stake/StakeSection'
import { t } from './i18n/messages'

// Below the fold.
const Leaderboard = lazy(() =>
  import('./features/leaderboard/Leaderboard').then((module) => ({ default: module.Leaderboard })),
)
// Only needed with a connected wallet.
const DepositsSection = lazy(() =>
  import('./features/timeline/DepositsSection').then((module) => ({
    default: module.DepositsSection,
  })),
)
const ActivitySection = lazy(() =>
  import('./features/activity/ActivitySection').then((module) => ({
    default: module.ActivitySection,
  })),
)
/** The home page: stake, follow deposits, mint. */
export function Home() {
  const {
    manifest: { adminUrl },
    protocol: {
      texts: { hero },
    },
  } = useEnvironment()
  const { address } = useConnection()
  const [sentHash, setSentHash] = useState<Hash>()
  const leaderboard = (
    <LazySection title={t().leaderboard.title}>
      <Leaderboard />
    </LazySection>
  )
  return (
    <>
      <div
        className={address ? 'pt-1' : 'grid items-center gap-6 py-4 sm:py-6 lg:grid-cols-[3fr_2fr]'}
      >
        <div>
          <h1
            className={`font-display font-semibold tracking-tight text-balance ${address ? 'text-2xl' : 'text-3xl sm:text-5xl'}`}
          >
            {hero.title}
          </h1>
          {!address && <p className="mt-3 max-w-2xl text-soft">{hero.explanation}</p>}
        </div>
        {!address && <HeroPicture />}
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-5">
          <StakeSection onStaked={setSentHash} />
          {!address && leaderboard}
        </div>
        <div className="grid min-w-0 gap-5 max-lg:has-[[data-news]]:order-first">
          {address ? (
            <LazySection title={t().progress.title}>
              <DepositsSection key={address} account={address} sentHash={sentHash} />
            </LazySection>
          ) : (
            <HowItWorks />
          )}
        </div>
      </div>
      {address && (
        <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
          <LazySection title={t().home.activity}>
            <ActivitySection key={address} account={address} />
          </LazySection>
          <div className="grid min-w-0 gap-5">
            <RewardSection />
            {leaderboard}
          </div>
        </div>
      )}
      {adminUrl && <DevelopmentDetails adminUrl={adminUrl} />}
    </>
  )
}
