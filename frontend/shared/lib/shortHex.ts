import type { Hex } from 'viem'

/** Truncates a hash or an address in the middle. */
export function shortHex(hex: Hex): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`
}
