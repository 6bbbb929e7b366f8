import { lazy } from 'react'
import { WagmiProvider } from 'wagmi'
import { Route, Switch } from 'wouter'
import { OutageBanner } from '../shared/chains/OutageBanner'
import { LazySection } from '../shared/components/LazySection'
import { Logo } from '../shared/components/Logo'
import { PageLink } from '../shared/components/PageLink'
import { messageRoute } from '../shared/lib/messagePath'
import { PageFrame } from '../shared/PageFrame'
import { EnvironmentLinks } from '../shared/site/EnvironmentLinks'
import { ErrorPage } from '../shared/site/ErrorPage'
import type { Environment } from './environment/createEnvironment'
import { EnvironmentContext } from './environment/EnvironmentContext'
import { SearchSection } from './features/message/SearchSection'
import { NoteList } from './features/notes/NoteList'
import { PendingList } from './features/transaction/PendingList'
import { WalletMenu } from './features/wallet/WalletMenu'
import { Home } from './Home'
import { LanguageSelect } from './i18n/LanguageSelect'
import { t } from './i18n/messages'

const MessagePage = lazy(() =>
  import('./features/message/MessagePage').then((module) => ({ default: module.MessagePage })),
)

/** The web app for one environment. */
export function App({
  environment,
  environments,
}: {
  environment: Environment
  /** All available environments, with the query string that selects each. */
  environments: readonly { name: string; search: string }[]
}) {
  return (
    <WagmiProvider config={environment.config}>
      <EnvironmentContext value={environment}>
        <PageFrame
          site={{ name: 'Interstake', homeLink: t().message.back }}
          network={environment}
          header={
            <>
              <PageLink to="/" aria-label={t().home.link}>
                <Logo />
              </PageLink>
              <EnvironmentLinks environments={environments} />
              <WalletMenu />
            </>
          }
          footer={
            <>
              <SearchSection />
              <LanguageSelect />
            </>
          }
          notices={
            <>
              <OutageBanner texts={environment.protocol.texts.outages} />
              <PendingList />
            </>
          }
        >
          <Switch>
            <Route path="/">
              <Home />
            </Route>
            <Route path={messageRoute}>
              {(parameters) => (
                <LazySection title={t().message.title}>
                  <MessagePage {...parameters} />
                </LazySection>
              )}
            </Route>
            <Route>
              <ErrorPage title={t().message.notFound}>{t().message.notFoundHint}</ErrorPage>
            </Route>
          </Switch>
          <NoteList />
        </PageFrame>
      </EnvironmentContext>
    </WagmiProvider>
  )
}
