import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import { startJsonRpcServer } from '../jsonrpc/startJsonRpcServer'
import type { AdminContext } from './AdminContext'
import { adminAccess, type OwnPages } from './adminAccess'
import { adminPrefix } from './adminTransport'
import { adminMethods } from './methods'

const methods = new Map(
  Object.entries(adminMethods).map(([name, method]) => [`${adminPrefix}${name}`, method]),
)

/**
 * Serves the admin methods by JSON-RPC on a port of their own, as real chains lack them.
 *
 * It listens on the loopback interface alone, whatever address the chains listen on.
 *
 * @param port - 0 takes a free one.
 * @param pages - Those that may call it.
 */
export function startAdminServer({
  context,
  port,
  pages,
}: {
  context: AdminContext
  port: number
  pages: Pick<OwnPages, 'has'>
}) {
  return startJsonRpcServer({
    name: 'admin',
    greeting: `Interstake: admin methods of the local network: ${[...methods.keys()].join(', ')}.`,
    host: '127.0.0.1',
    port,
    access: adminAccess(pages),
    async call(name, params) {
      const method = methods.get(name)
      if (!method)
        throw new JsonRpcError(
          errorCodes.methodNotFound,
          `There is no method ${name}. There are: ${[...methods.keys()].join(', ')}.`,
        )
      return method.call(context, params)
    },
  })
}
