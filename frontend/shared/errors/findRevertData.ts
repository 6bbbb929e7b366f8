import { type Hex, isHex } from 'viem'

/**
 * Finds the revert data among the causes of an error.
 *
 * @returns The data, with at least a selector; undefined if the error is not a revert.
 */
export function findRevertData(error: unknown): Hex | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('data' in error) {
    const { data } = error
    if (isHex(data) && data.length >= 10) return data
    // Wallets nest the error of the node here.
    const nested = findRevertData(data)
    if (nested) return nested
  }
  return 'cause' in error ? findRevertData(error.cause) : undefined
}
