import { type Hex, isHex } from 'viem'

/**
 * Finds what a contract reverted with, however deep an error wraps it.
 *
 * @returns The data, at least a selector long; undefined if the error is no revert.
 */
export function findRevertData(error: unknown): Hex | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('data' in error) {
    const { data } = error
    if (isHex(data) && data.length >= 10) return data
    // Wallets put the node's own error there.
    const nested = findRevertData(data)
    if (nested) return nested
  }
  return 'cause' in error ? findRevertData(error.cause) : undefined
}
