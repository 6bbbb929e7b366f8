import { join } from 'node:path'
import type { Manifest } from '../../../deployments/manifest'
import { writeManifest } from '../../../deployments/manifestFiles'
import type { Site } from '../../../frontend/build/frontendConfig'
import { servePage as serve } from '../../../frontend/build/servePage'

/**
 * Builds a page as for its users and serves it on a free port.
 *
 * @param manifests - Of the environments that it can show.
 * @param directory - Takes the manifests and what is built.
 */
export async function servePage({
  site,
  manifests,
  directory,
}: {
  site: Site
  manifests: readonly Manifest[]
  directory: string
}): Promise<{ url: string; outDir: string; stop: () => Promise<void> }> {
  const deploymentsDirectory = join(directory, 'deployments')
  const outDir = join(directory, 'page')
  for (const manifest of manifests) writeManifest(manifest, deploymentsDirectory)
  return { ...(await serve({ site, deploymentsDirectory, outDir, port: 0 })), outDir }
}
