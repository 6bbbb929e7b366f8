import { type Hash, numberToHex } from 'viem'

/** Changes one bit of a word: the least that can be wrong with it. */
export function breakWord(word: Hash): Hash {
  return numberToHex(BigInt(word) ^ 1n, { size: 32 })
}
