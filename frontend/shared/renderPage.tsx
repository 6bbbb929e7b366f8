import manifests, { localEnvironment } from 'virtual:deployments'
import { type ReactNode, StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { Manifest } from '../../deployments/manifest'
import { chooseManifest, environmentSearch } from './environment/chooseManifest'
import { NoDeployments } from './site/NoDeployments'

/** The environment that a page is to show, and the others that it can. */
export type ChosenEnvironment = {
  manifest: Manifest
  /** Whether its nodes are those of a local network. */
  isLocal: boolean
  /** The query that keeps the page's links in this environment; empty where none is needed. */
  search: string
  /** All that can be chosen, with the query that chooses each. */
  environments: readonly { name: string; search: string }[]
}

/** Shows the page in the environment that its address asks for, or what to do as long as there is none. */
export function renderPage(show: (chosen: ChosenEnvironment) => ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no element #root')
  const manifest = chooseManifest(manifests, {
    search: location.search,
    preferred: localEnvironment,
  })
  const page = manifest ? (
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
  )
  // The page is readable before: rendering may pause, so that it does not keep the browser from answering.
  startTransition(() => createRoot(root).render(<StrictMode>{page}</StrictMode>))
}
