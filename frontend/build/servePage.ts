import { preview } from 'vite'
import { buildPage } from './buildPage'
import { frontendConfig } from './frontendConfig'

/**
 * Builds the web app for production and serves it.
 *
 * @param deploymentsDirectory - Directory of the manifests.
 * @param outDir - Output directory of the build.
 * @param port - 0 for a free port.
 */
export async function servePage({
  deploymentsDirectory,
  outDir,
  host = 'localhost',
  port,
}: {
  deploymentsDirectory?: string
  outDir: string
  host?: string
  port: number
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const config = frontendConfig(deploymentsDirectory ? { deploymentsDirectory } : {})
  const shared = {
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir, emptyOutDir: true },
  } as const
  await buildPage(shared)
  const server = await preview({ ...shared, preview: { host, port, strictPort: true } })
  return {
    url: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '',
    stop: () => server.close(),
  }
}
