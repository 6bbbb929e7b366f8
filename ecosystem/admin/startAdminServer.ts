import { errorCodes, JsonRpcError } from '../rpc/jsonRpc'
import { startJsonRpcServer } from '../rpc/startJsonRpcServer'
import type { AdminContext } from './AdminContext'
import { adminMethods } from './methods'

/**
 * Takes orders to the whole ecosystem, by JSON-RPC on a port of its own: what real chains lack stays off their ports.
 *
 * It listens on the loopback interface alone, whatever address the chains listen on.
 *
 * @param port - 0 takes a free one.
 */
export function startAdminServer({ context, port }: { context: AdminContext; port: number }) {
  return startJsonRpcServer({
    name: 'admin',
    greeting: `Interstake: orders to the local network. Methods: ${[...adminMethods.keys()].join(', ')}.`,
    host: '127.0.0.1',
    port,
    async call(name, params) {
      const method = adminMethods.get(name)
      if (!method)
        throw new JsonRpcError(
          errorCodes.methodNotFound,
          `There is no method ${name}. There are: ${[...adminMethods.keys()].join(', ')}.`,
        )
      return method(context, params)
    },
  })
}
