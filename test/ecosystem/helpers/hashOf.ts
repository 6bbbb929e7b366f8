import { type Hash, isHash } from 'viem'

/** The hash of an ethers transaction, with viem's type. */
export function hashOf({ hash }: { hash: string }): Hash {
  if (!isHash(hash)) throw new Error(`${hash} is not a hash`)
  return hash
}
