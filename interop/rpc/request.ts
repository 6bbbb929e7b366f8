import { BaseError, type Client } from 'viem'

/** Calls a JSON-RPC method whose answer is yet to be checked. */
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

/** JSON-RPC codes with which a node says that it does not know a method, or not with these parameters. */
const unsupportedCodes: readonly unknown[] = [-32601, -32602, -32004]

/** Whether a node refused a request because it does not speak this variant. */
export function isUnsupported(error: unknown): error is BaseError {
  if (!(error instanceof BaseError)) return false
  const refusal = error.walk(
    (cause) => cause instanceof Error && 'code' in cause && unsupportedCodes.includes(cause.code),
  )
  return refusal !== null
}
