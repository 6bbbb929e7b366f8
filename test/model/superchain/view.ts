import { type Identifier, logsOf, type State } from './state'

/**
 * By chain, the logs of its transactions in order: which log each executes, by chain and position; null if it executes none.
 * What a network and the model have in common, whichever blocks they are in and whenever.
 */
export type View = ([chain: number, position: number] | null)[][]

export function viewOf(state: State): View {
  return state.chains.map(({ blocks }) =>
    blocks.flatMap(({ transactions }) =>
      transactions.map(
        (transaction): View[number][number] =>
          transaction && [transaction[0], positionOf(state, transaction)],
      ),
    ),
  )
}

/** The position of a log among all logs of its chain; -1 if there is none. */
export function positionOf({ chains }: State, [chain, number, index]: Identifier): number {
  const source = chains[chain]
  if (!source) return -1
  return logsOf(source, chain).findIndex(([, block, at]) => block === number && at === index)
}
