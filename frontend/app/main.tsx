import manifests from 'virtual:deployments'
import { browserStorage } from '../shared/lib/browserStorage'
import { renderPage } from '../shared/renderPage'
import { App } from './App'
import { createEnvironment } from './environment/createEnvironment'
import './index.css'

renderPage(manifests, ({ manifest, isLocal, search, environments }) => (
  <App
    environment={createEnvironment(manifest, { isLocal, storage: browserStorage(), search })}
    environments={environments}
  />
))
