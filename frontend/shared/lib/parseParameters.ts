import { type Hash, isHash } from 'viem'

/** Reads a number in a page's address; undefined if it is none that a chain could have. */
export function parseNumber(text: string): bigint | undefined {
  return /^\d{1,15}$/.test(text) ? BigInt(text) : undefined
}

/** Reads a hash in a page's address, in either case; undefined if it is none. */
export function parseHash(text: string): Hash | undefined {
  const lowerCased = text.toLowerCase()
  return isHash(lowerCased) ? lowerCased : undefined
}
