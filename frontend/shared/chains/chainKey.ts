/**
 * Key of what is read from a chain and can change with its next block.
 *
 * @param parts - What is read, and for whom; without them the key of all that is read from the chain.
 */
export function chainKey(chainId: number, ...parts: string[]) {
  return ['chain', chainId, ...parts]
}
