import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { AdminContext } from './AdminContext'
import type { AdminMethods } from './AdminMethod'
import { adminPrefix } from './adminTransport'

/** Admin methods under their names over JSON-RPC. */
export function prefixed<network>(methods: AdminMethods<network>): AdminMethods<network> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [`${adminPrefix}${name}`, method]),
  )
}

/** Calls an admin method by its name over JSON-RPC. @throws `JsonRpcError` */
export async function callAdminMethod<network>(
  methods: AdminMethods<network>,
  context: AdminContext<network>,
  name: string,
  params: readonly unknown[],
): Promise<unknown> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method)
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `Unknown method ${name}. Methods: ${Object.keys(methods).join(', ')}.`,
    )
  return method.call(context, params)
}
