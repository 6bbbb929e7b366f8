import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import { startJsonRpcServer } from '../jsonrpc/startJsonRpcServer'
import { adminAccess, type OwnPages } from './adminAccess'

/**
 * Serves the admin methods over JSON-RPC on their own port, as real chains do not have them.
 *
 * It listens on the loopback interface only, whatever address the chains listen on.
 *
 * @param methodNames - Names that a browser shows.
 * @param isReady - Whether the network is ready, which `GET /ready` reports by its status.
 * @param port - 0 takes a free one.
 * @param pages - Those that may call it.
 */
export function startAdminServer({
  methodNames,
  call,
  isReady,
  port,
  pages,
}: {
  methodNames: readonly string[]
  call: JsonRpcCall
  isReady: () => boolean
  port: number
  pages: Pick<OwnPages, 'has'>
}) {
  return startJsonRpcServer({
    name: 'admin',
    greeting: `Interstake: admin methods of the local network: ${methodNames.join(', ')}.`,
    host: '127.0.0.1',
    port,
    access: adminAccess(pages),
    call,
    isReady,
  })
}
