import { lazy } from 'react'
import { useConnection } from 'wagmi'
import { LazySection } from '../shared/components/LazySection'
import { useEnvironment } from './environment/useEnvironment'
import { HowItWorks } from './features/intro/HowItWorks'
import { Leaderboard } from './features/leaderboard/Leaderboard'
import { RewardSection } from './features/reward/RewardSection'
import { StakeSection } from './features/stake/StakeSection'

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
const DevelopmentSection = lazy(() =>
  import('./features/development/DevelopmentSection').then((module) => ({
    default: module.DevelopmentSection,
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
  return (
    <>
      <title>Interstake</title>
      <div className="py-4 sm:py-6">
        <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
          {hero.title}
        </h1>
        <p className="mt-3 max-w-2xl text-soft">{hero.explanation}</p>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <StakeSection />
        <div className="grid min-w-0 gap-5">
          <RewardSection />
          <Leaderboard />
        </div>
      </div>
      {address && (
        <>
          <LazySection title="Your deposits">
            <DepositsSection key={address} account={address} />
          </LazySection>
          <LazySection title="Activity">
            <ActivitySection key={address} account={address} />
          </LazySection>
        </>
      )}
      <HowItWorks />
      {adminUrl && (
        <LazySection title="Development">
          <DevelopmentSection adminUrl={adminUrl} />
        </LazySection>
      )}
    </>
  )
}
