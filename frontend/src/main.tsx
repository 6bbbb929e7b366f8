import { App } from './App'
import { createEnvironment } from './environment/createEnvironment'
import { browserStorage } from './lib/browserStorage'
import { renderPage } from './renderPage'
import './index.css'

renderPage(({ manifest, isLocal, search, environments }) => (
  <App
    environment={createEnvironment(manifest, { isLocal, storage: browserStorage(), search })}
    environments={environments}
  />
))
