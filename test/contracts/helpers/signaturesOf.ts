import type { Interface } from 'ethers'

/** The selectors of an interface's functions, events and errors, by their signatures. */
export function signaturesOf(contract: Interface): Record<string, string> {
  const found: [string, string][] = []
  contract.forEachFunction((fragment) => {
    found.push([fragment.format(), fragment.selector])
  })
  contract.forEachEvent((fragment) => {
    found.push([fragment.format(), fragment.topicHash])
  })
  contract.forEachError((fragment) => {
    found.push([fragment.format(), fragment.selector])
  })
  return Object.fromEntries(found.sort())
}
