import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const requestSchema = z.object({
  id: z.unknown(),
  method: z.string(),
  params: z.array(z.unknown()).default([]),
})
const responseSchema = z.union([
  z.object({ error: z.object({ code: z.number(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

type RpcResult = z.infer<typeof responseSchema>

/** Changes what a node responds; returns null for what it does not change. */
export type Interceptor = (
  request: { method: string; params: readonly unknown[] },
  forward: () => Promise<RpcResult>,
) => Promise<RpcResult | null> | RpcResult | null

/** Starts a node between a chain and its clients, which can lie and refuse requests. */
export async function startRpcProxy(url: string, intercept: Interceptor) {
  const requests: string[] = []
  const server = createServer(async (incoming, outgoing) => {
    const { id, method, params } = requestSchema.parse(JSON.parse(await text(incoming)))
    requests.push(method)
    const forward = async () => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      })
      return responseSchema.parse(await response.json())
    }
    const response = (await intercept({ method, params }, forward)) ?? (await forward())
    outgoing.setHeader('content-type', 'application/json')
    outgoing.end(JSON.stringify({ jsonrpc: '2.0', id, ...response }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!isAddressInfo(address)) throw new Error('The proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** Methods of the requests so far. */
    requests,
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const isAddressInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null
