import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { WagmiProvider } from 'wagmi'
import { Route, Switch } from 'wouter'
import { FollowChain } from './chains/FollowChain'
import { OutageBanner } from './chains/OutageBanner'
import { LazySection } from './components/LazySection'
import { Logo } from './components/Logo'
import { Main } from './components/Main'
import { PageLink } from './components/PageLink'
import type { Environment } from './environment/createEnvironment'
import { EnvironmentContext } from './environment/EnvironmentContext'
import { EnvironmentLinks } from './environment/EnvironmentLinks'
import { manifestChains } from './environment/manifestChains'
import { messageRoute } from './features/message/messagePath'
import { SearchSection } from './features/message/SearchSection'
import { ThemeSelect } from './features/theme/ThemeSelect'
import { PendingList } from './features/transaction/PendingList'
import { WalletMenu } from './features/wallet/WalletMenu'
import { Home } from './Home'
import { NotFound } from './NotFound'

const MessagePage = lazy(() =>
  import('./features/message/MessagePage').then((module) => ({ default: module.MessagePage })),
)

/** The page, in one environment. */
export function App({
  environment,
  environments,
}: {
  environment: Environment
  /** All that can be chosen, with the query that chooses each. */
  environments: readonly { name: string; search: string }[]
}) {
  // Transports try again themselves, and the next block is a reason to read again anyway.
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } }),
  )
  return (
    <WagmiProvider config={environment.config}>
      <QueryClientProvider client={queryClient}>
        <EnvironmentContext value={environment}>
          {manifestChains(environment.manifest).map(({ chainId }) => (
            <FollowChain key={chainId} chainId={chainId} />
          ))}
          <a
            href="#main"
            className="sr-only rounded-xl bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
          >
            Skip to the content
          </a>
          <div className="mx-auto max-w-6xl px-4 pb-12 sm:px-6">
            <header className="flex flex-wrap items-center gap-x-4 gap-y-3 py-5">
              <PageLink to="/" aria-label="Interstake, start page">
                <Logo />
              </PageLink>
              <EnvironmentLinks environments={environments} />
              <WalletMenu />
            </header>
            <OutageBanner />
            <PendingList />
            <Main>
              <Switch>
                <Route path="/">
                  <Home />
                </Route>
                <Route path={messageRoute}>
                  {(parameters) => (
                    <LazySection title="Message">
                      <MessagePage {...parameters} />
                    </LazySection>
                  )}
                </Route>
                <Route>
                  <NotFound />
                </Route>
              </Switch>
              <SearchSection />
            </Main>
            <footer className="mt-6">
              <ThemeSelect />
            </footer>
          </div>
        </EnvironmentContext>
      </QueryClientProvider>
    </WagmiProvider>
  )
}
