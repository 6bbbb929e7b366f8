/** A function that Halmos proves, and its contract. */
export type Theorem = { contract: string; name: string }

/** The theorems in a source. */
export function theoremsIn(source: string): Theorem[] {
  let contract = ''
  return [...source.matchAll(/^contract (\w+)|function (check_\w+)/gm)].flatMap(
    ([, nextContract, name]) => {
      contract = nextContract ?? contract
      return name ? [{ contract, name }] : []
    },
  )
}
