import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { manifestChains } from '../../deployments/interopChains'
import { FollowChain } from './chains/FollowChain'
import { keepFailures } from './chains/keepFailures'
import { Main } from './components/Main'
import type { Network } from './environment/Network'
import { NetworkContext } from './environment/NetworkContext'
import { shared } from './i18n/sharedMessages'
import { type Site, SiteContext } from './site/SiteContext'
import { ThemeSelect } from './theme/ThemeSelect'

/** The layout of every page, with the providers that its content needs. */
export function PageFrame({
  site,
  network,
  header,
  notices,
  footer,
  children,
}: {
  site: Site
  network: Network
  header: ReactNode
  /** Between the header and the content. */
  notices: ReactNode
  /** Besides the choice of the theme. */
  footer?: ReactNode
  children: ReactNode
}) {
  // Transports retry themselves, and each new block triggers a refetch.
  const [queryClient] = useState(() => {
    const created = new QueryClient({
      defaultOptions: { queries: { retry: false, staleTime: 60_000 } },
    })
    keepFailures(created.getQueryCache())
    return created
  })
  return (
    <QueryClientProvider client={queryClient}>
      <SiteContext value={site}>
        <NetworkContext value={network}>
          {manifestChains(network.manifest).map(({ chainId }) => (
            <FollowChain key={chainId} chainId={chainId} />
          ))}
          <a
            href="#main"
            className="sr-only rounded-xl bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:start-2 focus:z-10"
          >
            {shared().skip}
          </a>
          <div className="mx-auto max-w-6xl px-4 pb-12 sm:px-6">
            <header className="flex flex-wrap items-center gap-x-4 gap-y-3 py-5">{header}</header>
            {notices}
            <Main>{children}</Main>
            <footer className="mt-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-5 border-t border-line pt-6">
              {footer}
              <ThemeSelect />
            </footer>
          </div>
        </NetworkContext>
      </SiteContext>
    </QueryClientProvider>
  )
}
