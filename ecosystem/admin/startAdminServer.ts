import { startJsonRpcServer } from '../jsonrpc/startJsonRpcServer'
import type { AdminContext } from './AdminContext'
import { adminAccess, type OwnPages } from './adminAccess'
import { adminMethodNames, callAdminMethod } from './callAdminMethod'

/**
 * Serves the admin methods over JSON-RPC on their own port, as real chains do not have them.
 *
 * It listens on the loopback interface only, whatever address the chains listen on.
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
    greeting: `Interstake: admin methods of the local network: ${adminMethodNames.join(', ')}.`,
    host: '127.0.0.1',
    port,
    access: adminAccess(pages),
    call: (name, params) => callAdminMethod(context, name, params),
  })
}
