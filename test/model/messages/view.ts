import {
  destinationOf,
  effectiveMints,
  hasDeposit,
  importedBy,
  isForged,
  type State,
} from './state'

/** The observable part of a state with one user, in the model and in a network. */
export type View = {
  /** The number of batches that reached each stage, by chain. */
  batches: { sealed: number; committed: number; proven: number; executed: number }[]
  deposits: DepositView[]
  rewards: number
  /** Whether a mint that relies on a forged root would succeed. */
  canMintForged: boolean
}

/** The user's deposit on one of the staking chains. */
export type DepositView = {
  isInBlock: boolean
  isVerifiable: boolean
  /** Whether a mint would succeed. */
  canMint: boolean
}

export function viewOf(state: State): View {
  const { chains, roots } = state
  const destination = destinationOf(state)
  const { length: rewards } = effectiveMints(
    state,
    destination.transactions,
    (rewarded) => rewarded.length > 0,
  )
  const imported = roots.slice(0, importedBy(destination))
  return {
    batches: chains.map(({ batches, committed, proven, executed }) => ({
      sealed: batches.length,
      committed,
      proven,
      executed,
    })),
    deposits: chains.slice(0, -1).map(({ transactions, batches }, chain) => {
      const isVerifiable = imported.some(
        (root) => root.chain === chain && hasDeposit(batches[root.batch], 0),
      )
      return {
        isInBlock: hasDeposit(transactions, 0),
        isVerifiable,
        canMint: isVerifiable && rewards === 0,
      }
    }),
    rewards,
    canMintForged: destination.transactions.some(isForged) && rewards === 0,
  }
}

/** Whether no action is in progress, so that a network can be compared with the state. */
export function isAtRest({ chains, rewriting, isLayerUp }: State): boolean {
  return (
    rewriting === null &&
    isLayerUp &&
    chains.every(
      ({ isUp, pending, transactions, journaled }) =>
        isUp && pending.length === 0 && transactions.length === journaled,
    )
  )
}
