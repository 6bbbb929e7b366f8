import { isLocalEnvironment } from '../../deployments/environments'
import { render } from '../shared/render'
import { renderPage } from '../shared/renderPage'
import { Notice } from '../shared/site/Notice'
import { createNetwork } from './createNetwork'
import { Explorer } from './Explorer'
import { loadManifests } from './loadManifests'
import { reloadOnChange } from './reloadOnChange'
import './index.css'

loadManifests().then(
  (manifests) => {
    renderPage(manifests, {
      show: ({ manifest, isLocal, search, environments }) => (
        <Explorer
          network={createNetwork(manifest, { isLocal, search })}
          environments={environments}
        />
      ),
      whenDeployed: 'This page reloads once the network is ready.',
    })
    if (manifests.every(({ environment }) => isLocalEnvironment(environment)))
      reloadOnChange(manifests)
  },
  (error: Error) =>
    render(
      <Notice title="The network cannot be loaded">
        <p className="text-soft">{error.message}</p>
      </Notice>,
    ),
)
