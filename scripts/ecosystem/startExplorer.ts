import { explorerPort } from '../../deployments/pages'
import type { EcosystemOptions } from '../../ecosystem/config/options'
import { serveExplorer } from '../../frontend/build/serveExplorer'

const defaultHost = '127.0.0.1'

/** Serves the explorer beside a network. */
export async function startExplorer({
  host = defaultHost,
  portOffset = null,
}: Pick<EcosystemOptions, 'host' | 'portOffset'>): Promise<{
  url: string
  stop: () => Promise<void>
}> {
  const port = portOffset === null ? 0 : explorerPort + portOffset
  return serveExplorer({ host: pageHost(host), port }).catch((error: Error) => {
    throw new Error(
      `The explorer cannot start: ${error.message}. If another program uses port ${port}, stop it, or move every port with --port-offset.`,
      { cause: error },
    )
  })
}

/** A page's address says more to a person by its name. */
export function pageHost(host = defaultHost): string {
  return host === defaultHost ? 'localhost' : host
}
