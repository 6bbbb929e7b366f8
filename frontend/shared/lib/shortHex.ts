import type { Hex } from 'viem'

/** Shortens a hash or an address to its two ends. */
export function shortHex(hex: Hex): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`
}
