import type { Model } from '../checker'
import { createActions } from './actions'
import {
  type Bounds,
  batchedBy,
  destinationOf,
  effectiveMints,
  hasDeposit,
  idOf,
  importedBy,
  initialState,
  isForged,
  type State,
  type Transaction,
} from './state'
import type { Weakness } from './weaknesses'

/** The life cycle of messages, optionally with a weakness. */
export function messageModel(bounds: Bounds, weakness?: Weakness): Model<State> {
  return {
    initial: initialState(bounds),
    actions: createActions(bounds, weakness),
    invariants: {
      'a reward has a settled deposit, or relies on an unsettled forged root': (state) => {
        const { transactions } = destinationOf(state)
        return rewards(state, transactions, weakness).every(({ user, root }) =>
          root === 'forged' ? transactions.some(isForged) : isSettled(state, user),
        )
      },
      'a settled reward has a settled deposit': (state) => {
        const destination = destinationOf(state)
        const settled = destination.batches.slice(0, destination.executed).flat()
        return rewards(state, settled, weakness).every(({ user }) => isSettled(state, user))
      },
      'no account is rewarded twice': (state) => {
        const users = rewards(state, destinationOf(state).transactions, weakness).map(
          ({ user }) => user,
        )
        return new Set(users).size === users.length
      },
      'committed batches match the chain': ({ chains, rewriting }) =>
        chains.every(({ transactions, batches, committed, journaled }, index) => {
          if (rewriting?.chain === index) return true
          const settled = batches.slice(0, committed).flat()
          const kept = transactions.slice(0, Math.min(journaled, settled.length))
          return JSON.stringify(settled) === JSON.stringify(kept)
        }),
      'an accepted transaction is pending, in a block, or reported': (state) => {
        const known = new Set(
          state.chains.flatMap(({ transactions, pending }, index) =>
            [...transactions, ...pending].map((one) => idOf(placeOf(state, index), one)),
          ),
        )
        return state.accepted.every((id) => known.has(id) || state.reported.includes(id))
      },
      'an acknowledged transaction has its effect, or is reported': (state) => {
        const effects = effectsOf(state, weakness)
        return state.acknowledged.every((id) => effects.has(id) || state.reported.includes(id))
      },
      'only transactions that rely on a forged root, or came second, are reported': (state) => {
        const { transactions } = destinationOf(state)
        const rewarded = rewards(state, transactions, weakness).map(({ user }) => user)
        return transactions.every(
          (one) =>
            one.kind !== 'mint' ||
            one.root === 'forged' ||
            rewarded.includes(one.user) ||
            !state.reported.includes(idOf(-1, one)),
        )
      },
    },
    goals: {
      'everything becomes verifiable': (state) =>
        state.isLayerUp &&
        state.rewriting === null &&
        state.chains.every(({ isUp, pending }) => isUp && pending.length === 0) &&
        !destinationOf(state).transactions.some(isForged) &&
        state.chains.slice(0, -1).every((chain) => {
          const executed = chain.batches.slice(0, chain.executed).flat()
          return chain.transactions.every(
            (one) => one.kind !== 'deposit' || hasDeposit(executed, one.user),
          )
        }) &&
        importedBy(destinationOf(state)) === state.roots.length,
      'everything becomes final': ({ chains, rewriting }) =>
        rewriting === null &&
        chains.every((chain) => batchedBy(chain, chain.executed) === chain.transactions.length),
    },
  }
}

/** Deposits are named by their chain, mints are not. */
const placeOf = ({ chains }: State, index: number) => (index === chains.length - 1 ? -1 : index)

function rewards(state: State, transactions: readonly Transaction[], weakness?: Weakness) {
  return effectiveMints(state, transactions, (rewarded, mint) =>
    rewarded.some(
      (one) =>
        one.kind === 'mint' &&
        mint.kind === 'mint' &&
        one.user === mint.user &&
        (weakness !== 'proofsRemembered' || one.root === mint.root),
    ),
  )
}

/** Whether a deposit is in an executed batch and was not rolled back. */
function isSettled({ chains }: State, user: number): boolean {
  return chains
    .slice(0, -1)
    .some(
      ({ batches, executed, transactions }) =>
        hasDeposit(batches.slice(0, executed).flat(), user) && hasDeposit(transactions, user),
    )
}

function effectsOf(state: State, weakness?: Weakness): ReadonlySet<string> {
  const deposits = state.chains.flatMap(({ transactions }, index) =>
    transactions
      .filter(({ kind }) => kind === 'deposit')
      .map((one) => idOf(placeOf(state, index), one)),
  )
  const mints = rewards(state, destinationOf(state).transactions, weakness).map((mint) =>
    idOf(-1, mint),
  )
  return new Set([...deposits, ...mints])
}
