import manifests from 'virtual:deployments'
import { browserStorage } from '../shared/lib/browserStorage'
import { renderPage } from '../shared/renderPage'
import { App } from './App'
import { createEnvironment } from './environment/createEnvironment'
import { isWalletConnectRecent } from './features/wallet/walletConnectProject'
import { chooseLanguage, loadLanguage } from './i18n/languages'
import { t } from './i18n/messages'
import './index.css'

const storage = browserStorage()
const language = chooseLanguage(storage, navigator.languages)

async function show(): Promise<void> {
  const connectors = isWalletConnectRecent(storage)
    ? await import('./features/wallet/walletConnect').then(
        ({ walletConnectConnector }) => [walletConnectConnector()],
        // The page does without.
        () => [],
      )
    : []
  document.documentElement.lang = language
  renderPage(manifests, {
    show: ({ manifest, isLocal, search, environments }) => (
      <App
        environment={createEnvironment(manifest, { isLocal, storage, search, connectors })}
        environments={environments}
      />
    ),
    // The manifests are part of the build.
    whenDeployed: import.meta.env.DEV ? t().deployed.reloads : t().deployed.build,
  })
}

// Not in the task that evaluates all modules, so that the browser can respond in between.
if (language === 'en') setTimeout(show)
else void loadLanguage(language).then(show)
