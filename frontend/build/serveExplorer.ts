import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noticePage } from './noticePage'

/**
 * Serves the explorer at once, and builds it when somebody opens it: who only wants the chains does not wait for it.
 *
 * @param deploymentsDirectory - Where the manifests are.
 * @param port - 0 takes a free one.
 */
export async function serveExplorer({
  deploymentsDirectory,
  host = 'localhost',
  port,
}: {
  deploymentsDirectory?: string
  host?: string
  port: number
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const stops: (() => Promise<void>)[] = []

  async function build(): Promise<RequestListener> {
    const outDir = await mkdtemp(join(tmpdir(), 'interstake-explorer-'))
    stops.push(() => rm(outDir, { recursive: true, force: true }))
    // Vite takes longer to load than the chains take to start.
    const { servePage } = await import('./servePage')
    // The port is of no use: what counts is how Vite's server answers.
    const site = await servePage({
      site: 'explorer',
      ...(deploymentsDirectory && { deploymentsDirectory }),
      outDir,
      host,
      port: 0,
    })
    stops.push(site.stop)
    return (request, response) => site.middlewares(request, response)
  }

  let building: Promise<void> | undefined
  let failure: Error | undefined
  let answer: RequestListener = (_request, response) => {
    if (failure) {
      noticePage(response, {
        status: 500,
        title: 'The explorer cannot be built',
        text: failure.message,
      })
      // Whoever loads the page again has done something about it.
      failure = undefined
      building = undefined
      return
    }
    building ??= build().then(
      (built) => {
        answer = built
      },
      (error: Error) => {
        failure = error
      },
    )
    noticePage(response, {
      status: 503,
      title: 'The explorer is being built',
      text: 'It opens here by itself, in a few seconds.',
      reloadSeconds: 1,
    })
  }

  const server = createServer((request, response) => answer(request, response))
  server.listen({ host, port })
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The explorer has no port')
  return {
    url: `http://${host}:${address.port}`,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await building
      for (const stop of stops.toReversed()) await stop()
    },
  }
}
