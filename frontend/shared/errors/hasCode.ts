/** Whether an error or any of its causes has this EIP-1193 or JSON-RPC error code. */
export function hasCode(error: unknown, code: number): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && error.code === code) return true
  return 'cause' in error && hasCode(error.cause, code)
}
