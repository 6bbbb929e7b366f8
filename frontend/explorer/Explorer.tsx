import { lazy, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import type { ManifestChain } from '../../deployments/manifest'
import { OutageBanner } from '../shared/chains/OutageBanner'
import { LazySection } from '../shared/components/LazySection'
import { Logo } from '../shared/components/Logo'
import { PageLink } from '../shared/components/PageLink'
import { manifestChains } from '../shared/environment/manifestChains'
import type { Network } from '../shared/environment/Network'
import { parseHash, parseNumber } from '../shared/lib/parseParameters'
import { PageFrame } from '../shared/PageFrame'
import { EnvironmentLinks } from '../shared/site/EnvironmentLinks'
import { ErrorPage } from '../shared/site/ErrorPage'
import { parseAddress, routes } from './explorerPaths'
import { outageTexts } from './outageTexts'
import { Overview } from './overview/Overview'
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
const MessagePage = lazy(() =>
  import('./message/MessagePage').then((module) => ({ default: module.MessagePage })),
)
const RootPage = lazy(() =>
  import('./root/RootPage').then((module) => ({ default: module.RootPage })),
)
const SearchPage = lazy(() =>
  import('./search/SearchPage').then((module) => ({ default: module.SearchPage })),
)

const site = { name: 'Interstake explorer', homeLink: 'To the overview' }

/** The explorer, in one environment. */
export function Explorer({
  network,
  environments,
}: {
  network: Network
  /** All that can be chosen, with the query that chooses each. */
  environments: readonly { name: string; search: string }[]
}) {
  const { manifest } = network

  /** Shows a page of the chain that an address names, or says that there is no such chain. */
  function onChain(id: string, show: (chain: ManifestChain) => ReactNode): ReactNode {
    const chain = manifestChains(manifest).find(({ chainId }) => String(chainId) === id)
    if (chain) return <LazySection title={chain.name}>{show(chain)}</LazySection>
    return (
      <ErrorPage title="No such chain">
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
        <Route path={routes.batch}>
          {({ chainId, number }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseNumber(number)} what="the number of a batch">
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
              <Parsed value={parseNumber(number)} what="the number of a block">
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
              <Parsed value={parseHash(hash)} what="the hash of a transaction: 0x and 64 digits">
                {(parsed) => (
                  <TransactionPage key={`${chainId} ${hash}`} chain={chain} hash={parsed} />
                )}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.account}>
          {({ chainId, address }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseAddress(address)} what="an address: 0x and 40 digits">
                {(parsed) => <AccountPage key={address} chain={chain} address={parsed} />}
              </Parsed>
            ))
          }
        </Route>
        <Route path={routes.message}>
          {({ chainId, hash, messageIndex = '0' }) =>
            onChain(chainId, (chain) => (
              <Parsed value={parseHash(hash)} what="the hash of a transaction: 0x and 64 digits">
                {(parsed) => (
                  <Parsed value={parseNumber(messageIndex)} what="the index of a message">
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
              <Parsed value={parseNumber(number)} what="the number of a block">
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
          <ErrorPage title="There is no such page">
            Search for what you are looking for, or start at the overview.
          </ErrorPage>
        </Route>
      </Switch>
    </PageFrame>
  )
}

/** Shows what an address names, or says what belongs there. */
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
  return <ErrorPage title="There is no such page">This address should end in {what}.</ErrorPage>
}
