import { type Hash, numberToHex } from 'viem'

/** Flips one bit of a proof element. */
export function tamperElement(element: Hash): Hash {
  return numberToHex(BigInt(element) ^ 1n, { size: 32 })
}
