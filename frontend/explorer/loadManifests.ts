import type { ShownManifest } from '../../deployments/manifest'
import { manifestsPath } from '../../deployments/pages'

/**
 * Loads the manifests of the networks that the server of this page shows.
 *
 * @throws If the server does not respond with JSON.
 */
export async function loadManifests(): Promise<readonly ShownManifest[]> {
  const response = await fetch(manifestsPath)
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
