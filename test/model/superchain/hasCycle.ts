import type { State } from './state'

/**
 * Whether messages of the same time rely on each other, as the protocol defines it: an executing message relies on the one
 * before it in its block, and on the last one in the block of its log that is not after that log.
 */
export function hasCycle({ chains }: State): boolean {
  const done = new Set<string>()
  const path = new Set<string>()

  function lastMessage(chain: number, number: number, end: number, time: number) {
    const block = chains[chain]?.blocks[number]
    const index = block?.transactions.slice(0, end).findLastIndex((one) => one !== null) ?? -1
    return index !== -1 && block?.time === time ? { chain, number, index } : null
  }

  function visit(chain: number, number: number, index: number): boolean {
    const name = `${chain}, ${number}, ${index}`
    if (path.has(name)) return true
    const block = chains[chain]?.blocks[number]
    const message = block?.transactions[index]
    if (done.has(name) || !block || !message) return false
    path.add(name)
    const isOnCycle = [
      lastMessage(chain, number, index, block.time),
      lastMessage(message[0], message[1], message[2] + 1, block.time),
    ].some((last) => last !== null && visit(last.chain, last.number, last.index))
    path.delete(name)
    done.add(name)
    return isOnCycle
  }

  return chains.some(({ blocks }, chain) =>
    blocks.some(({ transactions }, number) =>
      transactions.some((_, index) => visit(chain, number, index)),
    ),
  )
}
