import { z } from 'zod'
import { askNode } from '../rpc/askNode'
import { type JsonRpcCall, JsonRpcError } from '../rpc/jsonRpc'
import { startServer } from '../rpc/startServer'
import { Chain } from '../settlement/Chain'
import { offlineContext } from './offlineContext'
import { startKeptNode } from './startKeptNode'

/** A real node behind our server, on a free port, that nothing settles. */
export async function startServedChain() {
  const { node, stop } = await startKeptNode()
  const chain = new Chain({ name: 'staking1', role: 'staking', id: 34234, port: 0 }, node)
  const context = { ...offlineContext(chain), node: askNode(node) }
  const server = await startServer({ context, host: '127.0.0.1', port: 0 })
  return {
    node,
    context,
    aliases: context.aliases,
    port: server.port,
    call: callAt(server.port),
    async stop() {
      await server.stop()
      await stop()
    },
  }
}

const answerSchema = z.union([
  z.object({
    error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }),
  }),
  z.object({ result: z.unknown() }),
])

/** Calls the server as its clients do. */
function callAt(port: number): JsonRpcCall {
  return async (method, params) => {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const answer = answerSchema.parse(await response.json())
    if ('result' in answer) return answer.result
    const { code, message, data } = answer.error
    throw new JsonRpcError(code, message, data)
  }
}
