import { concat, type Hash, keccak256 } from 'viem'

/** Hashes two sibling nodes to their parent. */
export function hashPair(left: Hash, right: Hash): Hash {
  return keccak256(concat([left, right]))
}
