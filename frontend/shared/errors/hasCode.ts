/** Whether an error, or any of its causes, has this code of EIP-1193 or JSON-RPC. */
export function hasCode(error: unknown, code: number): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && error.code === code) return true
  return 'cause' in error && hasCode(error.cause, code)
}
