import manifests from 'virtual:deployments'
import { browserStorage } from '../shared/lib/browserStorage'
import { renderPage } from '../shared/renderPage'
import { App } from './App'
import { createEnvironment } from './environment/createEnvironment'
import './index.css'

renderPage(manifests, {
  show: ({ manifest, isLocal, search, environments }) => (
    <App
      environment={createEnvironment(manifest, { isLocal, storage: browserStorage(), search })}
      environments={environments}
    />
  ),
  // The manifests are part of the build.
  whenDeployed: import.meta.env.DEV
    ? 'This page reloads once they are deployed.'
    : 'Then build this page again.',
})
