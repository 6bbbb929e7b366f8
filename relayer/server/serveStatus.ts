import Fastify from 'fastify'
import { reachableName } from '../../ecosystem/jsonrpc/access/reachableName'
import type { Database } from '../database/Database'
import type { Loop } from '../loops'
import type { Metrics } from './createMetrics'

/**
 * Serves `/health` (the process responds), `/ready` (the database and all loops work) and `/metrics`.
 *
 * @returns The URL, and a function that closes the server.
 */
export async function serveStatus(
  { host, port }: { host: string; port: number },
  { database, loops, metrics }: { database: Database; loops: readonly Loop[]; metrics: Metrics },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = Fastify({ logger: false, forceCloseConnections: true })
  server.get('/health', async () => ({ status: 'ok' }))
  server.get('/ready', async (_, reply) => {
    const problems = Object.fromEntries(
      loops.flatMap(({ name, problem, succeededAt }) => {
        const reason = problem ?? (succeededAt ? null : 'has not run yet')
        return reason === null ? [] : [[name, reason]]
      }),
    )
    await database.query('SELECT 1').catch((error: Error) => {
      problems.database = error.message
    })
    const isReady = Object.keys(problems).length === 0
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not ready', problems })
  })
  server.get('/metrics', async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.read()),
  )
  await server.listen({ host, port })
  const address = server.server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  return { url: `http://${reachableName(host)}:${listening}`, close: () => server.close() }
}
