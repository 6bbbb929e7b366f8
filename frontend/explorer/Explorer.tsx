import { lazy, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { manifestChains } from '../../deployments/interopChains'
import type { ManifestChain } from '../../deployments/manifest'
import { OutageBanner } from '../shared/chains/OutageBanner'
import { LazySection } from '../shared/components/LazySection'
import { Logo } from '../shared/components/Logo'
import { PageLink } from '../shared/components/PageLink'
import type { Network } from '../shared/environment/Network'
import { appLink } from '../shared/lib/appLink'
import { parseHash, parseNumber } from '../shared/lib/parseParameters'
import { PageFrame } from '../shared/PageFrame'
import { EnvironmentLinks } from '../shared/site/EnvironmentLinks'
import { ErrorPage } from '../shared/site/ErrorPage'
import { AppLink } from './components/AppLink'
import { parseAddress, routes } from './explorerPaths'
import { outageTexts } from './outageTexts'
import { Overview } from './overview/Overview'
import { protocolOf } from './protocols'
import { SearchForm } from './search/SearchForm'

const ChainPage = lazy(() =>
  import('./chain/ChainPage').then((module) => ({ default: module.ChainPage })),
)
const BatchPage = lazy(() =>
  import('./batch/BatchPage').then((module) => ({ default: module.BatchPage })),
)
const BlockPage = lazy(() =>
  import('./block/BlockPage').then((module) => ({ default: module.BlockPage })),
)
const TransactionPage = lazy(() =>
  import('./transaction/TransactionPage').then((module) => ({ default: module.TransactionPage })),
)
const AccountPage = lazy(() =>
  import('./account/AccountPage').then((module) => ({ default: module.AccountPage })),
)
const RootPage = lazy(() =>
  import('./root/RootPage').then((module) => ({ default: module.RootPage })),
)
const MessagesPage = lazy(() =>
  import('./message/MessagesPage').then((module) => ({ default: module.MessagesPage })),
)
const ChartsPage = lazy(() =>
  import('./charts/ChartsPage').then((module) => ({ default: module.ChartsPage })),
)
const SearchPage = lazy(() =>
  import('./search/SearchPage').then((module) => ({ default: module.SearchPage })),
)

const site = { name: 'Interstake explorer', homeLink: 'Back to the overview' }

/** The explorer for one environment. */
export function Explorer({
  network,
  environments,
}: {
  network: Network
  /** All available environments, with the query string that selects each. */
  environments: readonly { name: string; search: string }[]
}) {
  const { manifest } = network
  const { MessagePage } = protocolOf(manifest)

  /** Renders a page of a chain, or an error page if there is no chain with this id. */
  function onChain(id: string, show: (chain: ManifestChain) => ReactNode): ReactNode {
    const chain = manifestChains(manifest).find(({ chainId }) => String(chainId) === id)
    if (chain) return <LazySection title={chain.name}>{show(chain)}</LazySection>
    return (
      <ErrorPage title="Chain not found">
        The environment {manifest.environment} has no chain {id}. It has{' '}
        {manifestChains(manifest)
          .map(({ name, chainId }) => `${name} (${chainId})`)
          .join(', ')}
        .
      </ErrorPage>
    )
  }

  return (
    <PageFrame
      site={site}
      network={network}
      header={
        <>
          <PageLink
            to="/"
            aria-label="Interstake explorer, overview"
            className="flex items-center gap-2"
          >
            <Logo />
            <span className="text-lg text-soft">Explorer</span>
          </PageLink>
          <EnvironmentLinks environments={environments} />
          <AppLink href={appLink(manifest)}>Web app</AppLink>
          <SearchForm />
        </>
      }
      notices={<OutageBanner texts={outageTexts} />}
    >
      <Switch>
        <Route path={routes.overview}>
          <Overview />
        </Route>
        <Route path={routes.search}>
          {({ text }) => (
            <LazySection title="Search">
              <SearchPage key={text} text={text} />
            </LazySection>
          )}
        </Route>
        <Route path={routes.messages}>
          <LazySection title="Messages">
            <MessagesPage />
          </LazySection>
        </Route>
        <Route path={routes.charts}>
          <LazySection title="Messages over time">
            <ChartsPage />
          </LazySection>
        </Route>
        <Route path={routes.batch}>
          {({ chainId, number }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseNumber(number)} what="a batch number">
                {(parsed) => (
                  <BatchPage key={`${chainId} ${number}`} chain={chain} number={parsed} />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.block}>
          {({ chainId, number }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseNumber(number)} what="a block number">
                {(parsed) => (
                  <BlockPage key={`${chainId} ${number}`} chain={chain} number={parsed} />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.transaction}>
          {({ chainId, hash }) =>
            onChain(chainId, (chain) => (
              <Parsed
                value={parseHash(hash)}
                what="a transaction hash (0x and 64 hexadecimal digits)"
              >
                {(parsed) => (
                  <TransactionPage key={`${chainId} ${hash}`} chain={chain} hash={parsed} />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.account}>
          {({ chainId, address, list }) =>
            onChain(chainId, (chain) => (
              <Parsed
                value={parseAddress(address)}
                what="an account address (0x and 40 hexadecimal digits)"
              >
                {(parsed) => (
                  <AccountPage
                    key={`${chainId} ${address} ${list}`}
                    chain={chain}
                    address={parsed}
                    list={list}
                  />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.message}>
          {({ chainId, hash, messageIndex = '0' }) =>
            onChain(chainId, (chain) => (
              <Parsed
                value={parseHash(hash)}
                what="a transaction hash (0x and 64 hexadecimal digits)"
              >
                {(parsed) => (
                  <Parsed value={parseNumber(messageIndex)} what="a message index">
                    {(index) => (
                      <MessagePage
                        key={`${chainId} ${hash} ${messageIndex}`}
                        source={chain}
                        id={{
                          chainId: chain.chainId,
                          hash: parsed,
                          messageIndex: Number(index),
                        }}
                      />
                    )}
                  </Parsed>
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.root}>
          {({ chainId, number }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseNumber(number)} what="a block number">
                {(parsed) => (
                  <RootPage key={`${chainId} ${number}`} chain={chain} blockNumber={parsed} />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.chain}>
          {({ chainId, list }) =>
            onChain(chainId, (chain) => (
              <ChainPage key={`${chainId} ${list}`} chain={chain} list={list} />
            ))
          }
        </Route>
        <Route>
          <ErrorPage title="Page not found">Use the search, or go to the overview.</ErrorPage>
        </Route>
      </Switch>
    </PageFrame>
  )
}

/** Renders a page for a valid parameter, or an error page that says what is expected. */
function Parsed<value>({
  value,
  what,
  children,
}: {
  value: value | undefined
  what: string
  children: (value: value) => ReactNode
}) {
  if (value !== undefined) return children(value)
  return <ErrorPage title="Page not found">This address should end with {what}.</ErrorPage>
}
