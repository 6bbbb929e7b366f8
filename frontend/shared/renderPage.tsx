import type { ReactNode } from 'react'
import { localEnvironment } from '../../deployments/environments'
import { chooseManifest, environmentSearch } from './environment/chooseManifest'
import { render } from './render'
import { NoDeployments } from './site/NoDeployments'

/** The environment that a page is to show, and the others that it can. */
export type ChosenEnvironment<manifest> = {
  manifest: manifest
  /** Whether its nodes are those of a local network. */
  isLocal: boolean
  /** The query that keeps the page's links in this environment; empty where none is needed. */
  search: string
  /** All that can be chosen, with the query that chooses each. */
  environments: readonly { name: string; search: string }[]
}

/** Shows the page in the environment that its address asks for, or what to do as long as there is none. */
export function renderPage<manifest extends { environment: string }>(
  manifests: readonly manifest[],
  show: (chosen: ChosenEnvironment<manifest>) => ReactNode,
): void {
  const manifest = chooseManifest(manifests, {
    search: location.search,
    preferred: localEnvironment,
  })
  render(
    manifest ? (
      show({
        manifest,
        isLocal: manifest.environment === localEnvironment,
        search: environmentSearch(manifest, localEnvironment),
        environments: manifests.map((one) => ({
          name: one.environment,
          search: environmentSearch(one, localEnvironment),
        })),
      })
    ) : (
      <NoDeployments />
    ),
  )
}
