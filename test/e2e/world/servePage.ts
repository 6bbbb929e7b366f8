import { join } from 'node:path'
import type { Manifest } from '../../../deployments/manifest'
import { writeManifest } from '../../../deployments/manifestFiles'
import { servePage as serve } from '../../../frontend/servePage'

/**
 * Builds the page as for its users and serves it on a free port.
 *
 * @param manifests - Of the environments that it can show.
 * @param directory - Takes the manifests and what is built.
 */
export async function servePage({
  manifests,
  directory,
}: {
  manifests: readonly Manifest[]
  directory: string
}): Promise<{ url: string; outDir: string; stop: () => Promise<void> }> {
  const deploymentsDirectory = join(directory, 'deployments')
  const outDir = join(directory, 'page')
  for (const manifest of manifests) writeManifest(manifest, deploymentsDirectory)
  return { ...(await serve({ deploymentsDirectory, outDir, port: 0 })), outDir }
}
