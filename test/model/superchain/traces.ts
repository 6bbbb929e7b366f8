import type { Step } from '../checker'
import { isQuiet, superchainModel } from './properties'
import type { Bounds, State } from './state'

/** Large enough for any trace. No message expires: the clock of the model only tells blocks of the same number apart. */
export const replayBounds: Bounds = {
  ...{ chains: 3, maxBlocks: 60, maxTransactions: 90, maxTime: 60, expiry: 60, maxFaults: 60 },
}

/** Chooses a step in any state. */
export type Choice = {
  action: number
  detail: number
  /** Transactions in the same block, if the step is one that sends a transaction. */
  more: readonly { action: number; detail: number }[]
}

/** What users or a fault do at once, and the state once the product has done the rest. */
export type ReplayStep = {
  actions: { name: string; detail: string }[]
  state: State
  /** Whether transactions of an emptied block were resubmitted. */
  resubmits: boolean
}

/** How often each action is chosen. Those that interrupt a rewrite cannot be triggered from outside at a given moment. */
const weights: Readonly<Record<string, number>> = {
  ...{ send: 4, admit: 8, bypass: 3, rollback: 2, reorg: 2, crash: 1 },
}

const sending = ['send', 'admit']

const { initial, actions } = superchainModel(replayBounds)

/** The trace of choices. Before each of them, time has passed on all chains. */
export function traceOf(choices: readonly Choice[]): ReplayStep[] {
  let state = initial
  return choices.map((choice) => {
    const step = takeChoice(passTime(state), choice)
    state = step.state
    return step
  })
}

function takeChoice(before: State, { action, detail, more }: Choice): ReplayStep {
  const [name, step] = choose(enabledIn(before), action, detail)
  const taken = [{ name, detail: step.detail }]
  let { state } = step
  if (sending.includes(name))
    for (const choice of more) {
      const others = enabledIn(state)
        .filter(([other]) => sending.includes(other))
        .map(([other, steps]): Enabled => [other, steps.filter(isOnChain(step.detail))])
      const [otherName, other] = choose(others, choice.action, choice.detail)
      taken.push({ name: otherName, detail: other.detail })
      state = other.state
    }
  return { actions: taken, ...settle(state) }
}

type Enabled = [name: string, steps: readonly Step<State>[]]

function enabledIn(state: State): Enabled[] {
  return Object.keys(weights).map((name) => [name, stepsOf(name, state)])
}

function choose(
  enabled: readonly Enabled[],
  action: number,
  detail: number,
): [string, Step<State>] {
  const weighted = enabled.flatMap(([name, steps]) =>
    steps.length === 0
      ? []
      : Array.from({ length: weights[name] ?? 0 }, (): Enabled => [name, steps]),
  )
  const [name = '', steps = []] = weighted[action % weighted.length] ?? []
  const step = steps[detail % steps.length]
  if (!step) throw new Error('No action is enabled')
  return [name, step]
}

/** Whether steps are on the same chain as one with that detail. */
function isOnChain(detail: string): (step: Step<State>) => boolean {
  const [chain] = detail.split(',')
  return (step) => step.detail.split(',')[0] === chain
}

function passTime(state: State): State {
  return state.chains.reduce(
    (moved, _, chain) => stepsOf('moveClock', moved)[chain]?.state ?? moved,
    state,
  )
}

/** Takes actions of the product until nothing is pending. */
function settle(state: State): Pick<ReplayStep, 'state' | 'resubmits'> {
  let settled = state
  let resubmits = false
  while (!isQuiet(settled)) {
    const [next] = actions
      .filter(({ kind }) => kind === 'product')
      .flatMap(({ steps }) => steps(settled))
    if (!next) throw new Error('Something is pending forever')
    settled = next.state
    const { rewriting, chains } = settled
    if (rewriting === null && chains.some(({ resubmitted }) => resubmitted.length > 0))
      resubmits = true
  }
  return { state: settled, resubmits }
}

function stepsOf(name: string, state: State): readonly Step<State>[] {
  return actions.find((action) => action.name === name)?.steps(state) ?? []
}
