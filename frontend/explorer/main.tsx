import { renderPage } from '../shared/renderPage'
import { createNetwork } from './createNetwork'
import { Explorer } from './Explorer'
import './index.css'

renderPage(({ manifest, isLocal, search, environments }) => (
  <Explorer network={createNetwork(manifest, { isLocal, search })} environments={environments} />
))
