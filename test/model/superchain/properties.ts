import type { Model } from '../checker'
import { createActions } from './actions'
import { hasCycle } from './hasCycle'
import { type Bounds, exists, initialState, isValid, type State } from './state'
import type { Weakness } from './weaknesses'

/** Messages between the chains of a Superchain, optionally with a weakness. */
export function superchainModel(bounds: Bounds, weakness?: Weakness): Model<State> {
  return {
    initial: initialState(bounds),
    actions: createActions(bounds, weakness),
    invariants: {
      'executed messages are valid, once all blocks are audited': (state) =>
        !isAtRest(state) ||
        state.chains.every(({ blocks }) =>
          blocks.every(({ time, transactions }) =>
            transactions.every((one) => isValid(state, one, time, bounds)),
          ),
        ),
      'no messages rely on each other, once all blocks are audited': (state) =>
        !isAtRest(state) || !hasCycle(state),
      'pending messages exist, unless a rewrite is in progress': (state) =>
        state.rewriting !== null ||
        state.chains.every(({ pool, resubmitted }) =>
          [...pool, ...resubmitted].every((one) => one === null || exists(state, one)),
        ),
      'an admitted message relies on nothing invalid': ({ isMisled }) => !isMisled,
      'an execution that relies on nothing invalid is not lost': ({ hasLost }) => !hasLost,
    },
    goals: {
      'all transactions are mined, and all blocks audited': (state) => isQuiet(state),
    },
  }
}

/** Whether nothing is pending. */
export function isQuiet(state: State): boolean {
  return (
    isAtRest(state) &&
    state.chains.every(({ pool, resubmitted }) => pool.length + resubmitted.length === 0)
  )
}

/** Whether no audit or rewrite is due. */
function isAtRest({ chains, rewriting }: State): boolean {
  return rewriting === null && chains.every(({ audited, blocks }) => audited === blocks.length)
}
