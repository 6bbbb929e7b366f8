/**
 * Query key of data of a chain that can change with each block.
 *
 * @param parts - Identify the data; without parts, the key matches all data of the chain.
 */
export function chainKey(chainId: number, ...parts: string[]) {
  return ['chain', chainId, ...parts]
}
