import { BaseError, type Client } from 'viem'

/** Calls a JSON-RPC method and returns the unvalidated result. */
export function request(
  client: Client,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  return client.request<{ Method: string; Parameters: readonly unknown[]; ReturnType: unknown }>({
    method,
    params,
  })
}

/** JSON-RPC error codes for an unsupported method or unsupported parameters. */
const unsupportedCodes: readonly unknown[] = [-32601, -32602, -32004]

/** Whether a request failed because the node does not support the method or its parameters. */
export function isUnsupported(error: unknown): error is BaseError {
  if (!(error instanceof BaseError)) return false
  const cause = error.walk(
    (e) => e instanceof Error && 'code' in e && unsupportedCodes.includes(e.code),
  )
  return cause !== null
}
