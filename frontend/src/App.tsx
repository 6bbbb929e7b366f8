import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { WagmiProvider } from 'wagmi'
import { Logo } from './components/Logo'
import type { Environment } from './environment/createEnvironment'
import { EnvironmentContext } from './environment/EnvironmentContext'
import { EnvironmentLinks } from './environment/EnvironmentLinks'
import { HowItWorks } from './features/intro/HowItWorks'
import { JourneysSection } from './features/journeys/JourneysSection'
import { Leaderboard } from './features/leaderboard/Leaderboard'
import { RewardSection } from './features/reward/RewardSection'
import { StakeSection } from './features/stake/StakeSection'
import { WalletMenu } from './features/wallet/WalletMenu'

/** The page, in one environment. */
export function App({
  environment,
  environmentNames,
}: {
  environment: Environment
  environmentNames: readonly string[]
}) {
  // Transports try again themselves, and the next block is a reason to read again anyway.
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } }),
  )
  return (
    <WagmiProvider config={environment.config}>
      <QueryClientProvider client={queryClient}>
        <EnvironmentContext value={environment}>
          <div className="mx-auto max-w-5xl px-4 pb-12 sm:px-6">
            <header className="flex flex-wrap items-center gap-x-4 gap-y-3 py-5">
              <Logo />
              <EnvironmentLinks names={environmentNames} />
              <div className="w-full sm:ml-auto sm:w-auto">
                <WalletMenu />
              </div>
            </header>
            <main className="grid gap-5">
              <div className="py-4 sm:py-6">
                <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-4xl">
                  Stake on one chain, be rewarded on another.
                </h1>
                <p className="mt-3 max-w-2xl text-soft">
                  Your first deposit sends a message. A Merkle proof carries it to the rewards
                  chain, where a contract checks it. Nobody in between has to be trusted.
                </p>
              </div>
              <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
                <StakeSection />
                <div className="grid gap-5">
                  <RewardSection />
                  <Leaderboard />
                </div>
              </div>
              <JourneysSection />
              <HowItWorks />
            </main>
          </div>
        </EnvironmentContext>
      </QueryClientProvider>
    </WagmiProvider>
  )
}
