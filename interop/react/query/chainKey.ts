/**
 * Query key of data of a chain that can change with each block: invalidate it for each new block, or after a transaction.
 *
 * @param parts - The id of the chain, followed by what identifies the data. The key of an id alone matches all data of the
 * chain, and the key of nothing that of all chains.
 */
export function chainKey(...parts: [] | [chainId: number, ...string[]]) {
  return ['interopChain', ...parts]
}
