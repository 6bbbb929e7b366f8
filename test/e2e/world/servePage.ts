import { join } from 'node:path'
import { build, preview } from 'vite'
import type { Manifest } from '../../../deployments/manifest'
import { writeManifest } from '../../../deployments/manifestFiles'
import { frontendConfig } from '../../../frontend/frontendConfig'

/**
 * Builds the page as for its users and serves it on a free port.
 *
 * @param directory - Takes the manifest and what is built.
 */
export async function servePage({
  manifest,
  directory,
}: {
  manifest: Manifest
  directory: string
}): Promise<{ url: string; outDir: string; stop: () => Promise<void> }> {
  const deploymentsDirectory = join(directory, 'deployments')
  const outDir = join(directory, 'page')
  writeManifest(manifest, deploymentsDirectory)
  const config = frontendConfig({ deploymentsDirectory })
  const shared = {
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir },
  } as const
  await build(shared)
  const server = await preview({ ...shared, preview: { port: 0 } })
  const [url] = server.resolvedUrls?.local ?? []
  if (!url) throw new Error('The server of the page has no address')
  return { url, outDir, stop: () => server.close() }
}
