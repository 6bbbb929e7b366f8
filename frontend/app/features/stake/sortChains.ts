/** What an account has on a chain, in wei; undefined while loading. */
export type Holdings = { stake: bigint | undefined; balance: bigint | undefined }

/** Sorts chains by the account's stake, then by its balance; chains with equal holdings keep their order. */
export function sortChains<chain extends { chainId: number }>(
  chains: readonly chain[],
  holdingsOf: (chainId: number) => Holdings,
): chain[] {
  return chains.toSorted((a, b) => {
    const [one, other] = [holdingsOf(a.chainId), holdingsOf(b.chainId)]
    return (
      descending(one.stake ?? 0n, other.stake ?? 0n) ||
      descending(one.balance ?? 0n, other.balance ?? 0n)
    )
  })
}

const descending = (a: bigint, b: bigint) => (a === b ? 0 : a > b ? -1 : 1)

/** The chains whose name contains a text, or whose id begins with it. */
export function searchChains<chain extends { chainId: number; name: string }>(
  chains: readonly chain[],
  text: string,
): chain[] {
  const wanted = text.trim().toLowerCase()
  return chains.filter(
    ({ name, chainId }) =>
      name.toLowerCase().includes(wanted) || String(chainId).startsWith(wanted),
  )
}
