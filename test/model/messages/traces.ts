import { findTrace, followingActions, type Step, type TraceStep } from '../checker'
import { messageModel } from './properties'
import {
  type Bounds,
  batchedBy,
  destinationOf,
  hasDeposit,
  importedBy,
  isForged,
  type State,
} from './state'
import { isAtRest } from './view'

type Scenario = {
  name: string
  /** Actions of users and faults, and of the product in between, in this order. */
  actions: readonly string[]
  bounds?: Partial<Bounds>
}

/** Together they cover every action that a test can trigger. */
const scenarios: Scenario[] = [
  { name: 'a reward becomes final', actions: ['deposit', 'importRoots', 'mint', 'executeBatch'] },
  {
    name: 'a reorg of the source after its batch was committed',
    actions: ['deposit', 'commitBatch', 'reorg', 'executeBatch'],
  },
  {
    name: 'a reorg of the rewards chain that drops a reward and the root it relies on',
    actions: ['deposit', 'importRoots', 'mint', 'reorg', 'executeBatch'],
  },
  {
    name: 'a rollback of a deposit after its batch was proven, and another deposit',
    actions: ['deposit', 'proveBatch', 'rollback', 'deposit'],
  },
  {
    name: 'a forged root and a reward that relies on it, a restart of the network, and the refusal',
    actions: ['forgeRoot', 'mint', 'commitBatch', 'restartNetwork', 'refuseBatch'],
    bounds: { maxFaults: 2 },
  },
  {
    name: 'a restart of the network between two stages',
    actions: ['deposit', 'commitBatch', 'restartNetwork', 'executeBatch'],
  },
  {
    name: 'crashes of the settlement layer and of the source',
    actions: ['deposit', 'commitBatch', 'crashLayer', 'proveBatch', 'crashNode'],
    bounds: { maxFaults: 2 },
  },
  {
    name: 'a revert to a snapshot from before a deposit that was committed, and another deposit',
    actions: ['snapshot', 'deposit', 'commitBatch', 'revert', 'deposit'],
  },
  {
    name: 'deposits on a chain and on one that was added',
    actions: ['addChain', 'deposit', 'deposit', 'executeBatch', 'executeBatch', 'mint'],
    bounds: { maxStakingChains: 2, maxFaults: 0 },
  },
]

const defaultBounds: Bounds = {
  users: 1,
  stakingChains: 1,
  maxStakingChains: 1,
  maxTransactions: 3,
  maxFaults: 1,
}

/** A shortest trace for each scenario, from the initial state to one where everything is verifiable. */
export function findTraces(): { name: string; trace: TraceStep<State>[] }[] {
  return scenarios.map(({ name, actions, bounds }) => {
    const model = followingActions(
      messageModel({ ...defaultBounds, ...bounds }),
      actions,
      isReproducible,
    )
    const trace = findTrace(
      model,
      ({ progress, state }) => progress === actions.length && isDone(state),
    )
    if (!trace) throw new Error(`No trace takes ${actions.join(', ')}`)
    return {
      name,
      trace: trace.slice(1).map(({ action, detail, state }) => ({
        action,
        detail,
        state: state.state,
      })),
    }
  })
}

/** Whether all deposits are verifiable, mints are final, and no forged root is left. */
function isDone(state: State): boolean {
  const destination = destinationOf(state)
  const hasMints = destination.transactions.some(({ kind }) => kind === 'mint')
  return (
    isAtRest(state) &&
    !destination.transactions.some(isForged) &&
    state.chains.slice(0, -1).every(({ transactions, batches, executed }) => {
      const settled = batches.slice(0, executed).flat()
      return transactions.every((one) => one.kind !== 'deposit' || hasDeposit(settled, one.user))
    }) &&
    importedBy(destination) === state.roots.length &&
    (!hasMints || batchedBy(destination, destination.executed) === destination.transactions.length)
  )
}

/**
 * Whether a test can make a network take this action and no other. What a network does by itself cannot be stopped halfway,
 * and the delay of a stage applies to all chains.
 */
function isReproducible(state: State, action: string, steps: readonly Step<State>[]): boolean {
  if (!isAtRest(state)) return completing.includes(action)
  // The contracts of a new chain are deployed in separate blocks.
  if (action === 'addChain')
    return state.chains.every(({ transactions }) => transactions.length === 0)
  if (['commitBatch', 'proveBatch', 'refuseBatch'].includes(action)) return steps.length === 1
  if (action === 'executeBatch') return steps.length === 1 && !willBeRefused(state)
  return true
}

const completing: readonly string[] = [
  'mineBlock',
  'journalBlock',
  'rewriteChain',
  'restartNode',
  'restartLayer',
]

function willBeRefused({ chains }: State): boolean {
  return chains.some(
    ({ batches, proven, executed }) => proven > executed && batches[executed]?.some(isForged),
  )
}
