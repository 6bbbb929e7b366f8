import type { AccessPolicy } from '../jsonrpc/access/AccessPolicy'
import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { startJsonRpcServer } from '../jsonrpc/startJsonRpcServer'
import { callMethod } from './callMethod'
import type { RpcContext } from './RpcContext'
import { serveSubscriptions } from './subscriptions'

/**
 * Serves a chain's JSON-RPC on one port, over HTTP and WebSocket.
 *
 * @param port - 0 takes a free one.
 */
export function startServer({
  context,
  host,
  port,
  access,
}: {
  context: RpcContext
  host: string
  port: number
  access: AccessPolicy
}): Promise<{ port: number; stop: () => Promise<void> }> {
  const { name, id } = context.chain.config
  const call: JsonRpcCall = (method, params) => callMethod(context, method, params)
  return startJsonRpcServer({
    name,
    greeting: `Interstake ${name}: chain ${id}.`,
    host,
    port,
    access,
    call,
    openSocket: (send, disconnect) => serveSubscriptions({ context, call, send, disconnect }),
  })
}
