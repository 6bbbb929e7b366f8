import { type Hash, isHash } from 'viem'

/** Parses a number in a URL; undefined if it is invalid or out of range. */
export function parseNumber(text: string): bigint | undefined {
  return /^\d{1,15}$/.test(text) ? BigInt(text) : undefined
}

/** Parses a hash in a URL, in either case; undefined if it is invalid. */
export function parseHash(text: string): Hash | undefined {
  const lowerCased = text.toLowerCase()
  return isHash(lowerCased) ? lowerCased : undefined
}
