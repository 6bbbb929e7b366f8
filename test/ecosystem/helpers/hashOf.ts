import { type Hash, isHash } from 'viem'

/** The hash of what ethers sent, with the type that viem gives it. */
export function hashOf({ hash }: { hash: string }): Hash {
  if (!isHash(hash)) throw new Error(`${hash} is no hash`)
  return hash
}
