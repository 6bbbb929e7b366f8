import send from '@fastify/send'
import fastify, { type FastifyError } from 'fastify'
import { contentSecurityPolicy, networkOrigins } from '../../deployments/contentSecurityPolicy'
import type { ShownManifest } from '../../deployments/manifest'
import { manifestsPath } from '../../deployments/pages'
import { chainAccess } from '../jsonrpc/access/chainAccess'
import { checkAccess, pathOf } from '../jsonrpc/access/checkAccess'
import { reachableName } from '../jsonrpc/access/reachableName'
import { listen } from '../jsonrpc/listen'
import { withoutSchemas } from '../jsonrpc/withoutSchemas'

/** Paths of files; any other path is a page of the explorer. */
const filePath = /^\/(assets\/|\.|[^/]*\.[^/]*$)/

/** File names that change with the contents. */
const assetPath = /^\/assets\//

/**
 * Serves the built explorer.
 *
 * @param files - Directory with its files.
 * @param manifests - Returns the manifests of the networks to show. Called for every request, with the URL of the explorer.
 * @param host - The address to listen on.
 * @param allowHost - Additional host names of this machine.
 * @param port - 0 takes a free one.
 */
export async function serveExplorer({
  files,
  manifests,
  host = '127.0.0.1',
  allowHost = [],
  port,
}: {
  files: string
  manifests: (url: string) => readonly ShownManifest[]
  host?: string | undefined
  allowHost?: readonly string[] | undefined
  port: number
}): Promise<{ url: string; stop: () => Promise<void> }> {
  let url = ''
  const access = chainAccess({ host, allowHost })
  const server = fastify({
    ...withoutSchemas,
    forceCloseConnections: true,
    rewriteUrl: ({ url: target = '/' }) => pathOf(target),
  })

  server.addHook('onRequest', async (request, reply) => {
    const refusal = checkAccess(access, request.raw, request.originalUrl)
    if (refusal) return reply.code(refusal.status).send(refusal.text)
    const policy = contentSecurityPolicy(networkOrigins(manifests(url)))
    reply.headers({
      'content-security-policy': `${policy}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
  })
  server.setErrorHandler<FastifyError>(async ({ statusCode = 500, message }, _request, reply) =>
    reply.code(statusCode).type('text/plain; charset=utf-8').send(`${message}\n`),
  )

  server.get(manifestsPath, async () => manifests(url))

  // npm gives all files of a package the same modification time, which does not identify a version.
  const options = { root: files, cacheControl: false, etag: false, lastModified: false }
  server.get('/*', async ({ raw, url: target }, reply) => {
    const path = target.replace(/\?.*/s, '')
    const found = await send(raw, path, options)
    const isPage = (found.statusCode === 404 || found.type === 'directory') && !filePath.test(path)
    const { statusCode, headers, stream } = isPage ? await send(raw, '/index.html', options) : found
    if (found.type === 'file' && assetPath.test(path))
      reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply.code(statusCode).headers(headers).send(stream)
  })

  const listeningPort = await listen(server, { name: 'explorer', host, port })
  const name = reachableName(host)
  url = `http://${name === '127.0.0.1' ? 'localhost' : name}:${listeningPort}`
  return { url, stop: () => server.close() }
}
