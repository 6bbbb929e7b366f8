import { type PreviewServer, preview } from 'vite'
import { buildPage } from './buildPage'
import { frontendConfig, type Site } from './frontendConfig'

/**
 * Builds a page as for its users, and serves it.
 *
 * @param site - Which page; the web app unless told.
 * @param deploymentsDirectory - Where the manifests are.
 * @param outDir - Takes what is built.
 * @param port - 0 takes a free one.
 */
export async function servePage({
  site = 'app',
  deploymentsDirectory,
  outDir,
  host = 'localhost',
  port,
}: {
  site?: Site
  deploymentsDirectory?: string
  outDir: string
  host?: string
  port: number
}): Promise<{
  url: string
  middlewares: PreviewServer['middlewares']
  stop: () => Promise<void>
}> {
  const config = frontendConfig({ site, ...(deploymentsDirectory && { deploymentsDirectory }) })
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
    /** What answers requests, for a server of one's own. */
    middlewares: server.middlewares,
    stop: () => server.close(),
  }
}
