import { join } from 'node:path'
import type { StakingManifest } from '../../../deployments/manifest'
import { writeManifest } from '../../../deployments/manifestFiles'
import { serveExplorer } from '../../../ecosystem/explorer/serveExplorer'
import { buildPage } from '../../../frontend/build/buildPage'
import { frontendConfig, type Site } from '../../../frontend/build/frontendConfig'
import { servePage as serveApp } from '../../../frontend/build/servePage'

/**
 * Builds a page for production and serves it on a free port.
 *
 * @param manifests - The available environments.
 * @param directory - Directory of the manifests and the build.
 */
export async function servePage({
  site,
  manifests,
  directory,
}: {
  site: Site
  manifests: readonly StakingManifest[]
  directory: string
}): Promise<{ url: string; outDir: string; stop: () => Promise<void> }> {
  const outDir = join(directory, 'page')
  if (site === 'explorer') {
    await buildExplorer(outDir)
    const explorer = await serveExplorer({ files: outDir, manifests: () => manifests, port: 0 })
    return { ...explorer, outDir }
  }
  const deploymentsDirectory = join(directory, 'deployments')
  for (const manifest of manifests) writeManifest(manifest, deploymentsDirectory)
  return { ...(await serveApp({ deploymentsDirectory, outDir, port: 0 })), outDir }
}

async function buildExplorer(outDir: string): Promise<void> {
  const config = frontendConfig({ site: 'explorer' })
  await buildPage({ ...config, logLevel: 'error', build: { ...config.build, outDir } })
}
