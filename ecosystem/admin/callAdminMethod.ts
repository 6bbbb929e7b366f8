import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { AdminContext } from './AdminContext'
import { adminPrefix } from './adminTransport'
import { adminMethods } from './methods'

const methods = new Map(
  Object.entries(adminMethods).map(([name, method]) => [`${adminPrefix}${name}`, method]),
)

/** Names of the admin methods over JSON-RPC. */
export const adminMethodNames: readonly string[] = [...methods.keys()]

/** Calls an admin method by its name over JSON-RPC. @throws `JsonRpcError` */
export async function callAdminMethod(
  context: AdminContext,
  name: string,
  params: readonly unknown[],
): Promise<unknown> {
  const method = methods.get(name)
  if (!method)
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `Unknown method ${name}. Methods: ${adminMethodNames.join(', ')}.`,
    )
  return method.call(context, params)
}
