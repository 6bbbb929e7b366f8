import { lazy, type ReactNode, Suspense } from 'react'
import { isLocalEnvironment, preferredEnvironment } from '../../deployments/environments'
import { chooseManifest, environmentSearch, namedEnvironment } from './environment/chooseManifest'
import { render } from './render'
import { NoDeployments } from './site/NoDeployments'

const UnknownEnvironment = lazy(() =>
  import('./site/UnknownEnvironment').then((module) => ({ default: module.UnknownEnvironment })),
)

/** The selected environment and the other available ones. */
export type ChosenEnvironment<manifest> = {
  manifest: manifest
  /** Whether it is a local network. */
  isLocal: boolean
  /** The query string that selects this environment; empty for the preferred one. */
  search: string
  /** All available environments, with the query string that selects each. */
  environments: readonly { name: string; search: string }[]
}

/**
 * Renders the page for the environment in the URL, or instructions if there are no deployments.
 *
 * @param whenDeployed - What happens, or is to be done, once there are deployments.
 */
export function renderPage<manifest extends { environment: string }>(
  manifests: readonly manifest[],
  {
    show,
    whenDeployed,
  }: { show: (chosen: ChosenEnvironment<manifest>) => ReactNode; whenDeployed: string },
): void {
  const preferred = preferredEnvironment(manifests.map(({ environment }) => environment))
  const manifest = chooseManifest(manifests, { search: location.search, preferred })
  const environments = manifests.map((one) => ({
    name: one.environment,
    search: environmentSearch(one, preferred),
  }))
  if (manifest)
    render(
      show({
        manifest,
        isLocal: isLocalEnvironment(manifest.environment),
        search: environmentSearch(manifest, preferred),
        environments,
      }),
    )
  else if (environments.length === 0) render(<NoDeployments next={whenDeployed} />)
  else
    render(
      <Suspense>
        <UnknownEnvironment
          name={namedEnvironment(location.search) ?? ''}
          environments={environments}
        />
      </Suspense>,
    )
}
