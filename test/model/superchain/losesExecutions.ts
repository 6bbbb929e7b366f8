import { type Bounds, isTimely, isValid, type State, soundBlocks, type Transaction } from './state'

/** A transaction that cannot be replayed. */
export type Failure = { chain: number; block: number; index: number }

/**
 * Whether a step loses an execution that relies on nothing invalid: it must remain in its block, or, if that block has an
 * invalid message, be resubmitted unless it has expired.
 *
 * @param failure - May be lost, with all that relies on its block, where indexes change.
 */
export function losesExecutions(
  before: State,
  after: State,
  bounds: Bounds,
  failure?: Failure,
): boolean {
  const remaining = countExecutions(after, bounds)
  for (const [name, count] of countExecutions(before, bounds, failure))
    if ((remaining.get(name) ?? 0) < count) return true
  return false
}

/** The number of executions of each message on each chain that rely on nothing invalid, nor on blocks to be emptied. */
function countExecutions(
  state: State,
  bounds: Bounds,
  failure?: Failure,
): ReadonlyMap<string, number> {
  const isEmptied = (chain: number, block: number) =>
    state.rewriting?.[chain]?.includes(block) === true
  const isChanged = (chain: number, block: number) =>
    failure?.chain === chain && failure.block === block
  const sound = soundBlocks(
    state,
    bounds,
    (chain, block) => isEmptied(chain, block) || isChanged(chain, block),
  )
  const counts = new Map<string, number>()
  function count(chain: number, transaction: Transaction, time: number): void {
    if (transaction === null || !isValid(state, transaction, time, bounds)) return
    const [from, block] = transaction
    if (!sound[from]?.[block]) return
    const name = `${chain}: ${transaction}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  state.chains.forEach(({ blocks, resubmitted, clock }, chain) => {
    blocks.forEach(({ transactions, time }, block) => {
      const isChangedOnly = isChanged(chain, block) && !isEmptied(chain, block)
      const isKept = isChangedOnly || sound[chain]?.[block]
      transactions.forEach((transaction, index) => {
        if (isChanged(chain, block) && failure?.index === index) return
        const hasExpired = transaction !== null && !isTimely(transaction, clock, bounds)
        if (isKept || !hasExpired) count(chain, transaction, time)
      })
    })
    for (const transaction of resubmitted) count(chain, transaction, clock)
  })
  return counts
}
