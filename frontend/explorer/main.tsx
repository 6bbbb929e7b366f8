import { render } from '../shared/render'
import { renderPage } from '../shared/renderPage'
import { Notice } from '../shared/site/Notice'
import { createNetwork } from './createNetwork'
import { Explorer } from './Explorer'
import { loadManifests } from './loadManifests'
import './index.css'

loadManifests().then(
  (manifests) =>
    renderPage(manifests, ({ manifest, isLocal, search, environments }) => (
      <Explorer
        network={createNetwork(manifest, { isLocal, search })}
        environments={environments}
      />
    )),
  (error: Error) =>
    render(
      <Notice title="The network cannot be loaded">
        <p className="text-soft">{error.message}</p>
      </Notice>,
    ),
)
