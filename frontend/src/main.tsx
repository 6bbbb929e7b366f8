import manifests, { localEnvironment } from 'virtual:deployments'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { chooseManifest, environmentSearch } from './environment/chooseManifest'
import { createEnvironment } from './environment/createEnvironment'
import { NoDeployments } from './environment/NoDeployments'
import { browserStorage } from './lib/browserStorage'
import './index.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element #root')

const manifest = chooseManifest(manifests, { search: location.search, preferred: localEnvironment })

// The page is readable before: rendering may pause, so that it does not keep the browser from answering.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      {manifest ? (
        <App
          environment={createEnvironment(manifest, {
            isLocal: manifest.environment === localEnvironment,
            storage: browserStorage(),
            search: environmentSearch(manifest, localEnvironment),
          })}
          environments={manifests.map((one) => ({
            name: one.environment,
            search: environmentSearch(one, localEnvironment),
          }))}
        />
      ) : (
        <NoDeployments />
      )}
    </StrictMode>,
  ),
)
