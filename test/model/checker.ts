/** A step of an action. */
export type Step<State> = {
  /** Parameters of the action, such as `staking1, 0`; empty if there is only one step. */
  detail: string
  state: State
}

export type Action<State> = {
  name: string
  /** The function that it models, as `path: name`. */
  models: string
  /** `product` actions happen eventually; `user` and `fault` actions may never happen. */
  kind: 'user' | 'fault' | 'product'
  /** All steps in a state; empty if it is not enabled. Does not change the state. */
  steps: (state: State) => readonly Step<State>[]
}

export type Model<State> = {
  initial: State
  actions: readonly Action<State>[]
  /** Properties of every reachable state, by name. */
  invariants: Readonly<Record<string, (state: State) => boolean>>
  /** From every reachable state, `product` actions can lead to such a state. */
  goals: Readonly<Record<string, (state: State) => boolean>>
}

/** A state, with the step that led to it: `action` and `detail` are empty for the initial one. */
export type TraceStep<State> = { action: string; detail: string; state: State }

export type Result<State> = {
  states: number
  transitions: number
  /** Maximum length of a shortest trace. */
  depth: number
  /** The first violated property, with a shortest trace to a state that violates it. */
  violation: { property: string; trace: TraceStep<State>[] } | null
  /** Number of steps of each action. */
  taken: ReadonlyMap<string, number>
}

/**
 * Explores all reachable states of a model breadth-first, so that traces are shortest. States are compared by their JSON.
 *
 * @throws If there are more than `maxStates`.
 */
export function check<State>(model: Model<State>, maxStates = 2_000_000): Result<State> {
  const states: State[] = [model.initial]
  const known = new Map([[JSON.stringify(model.initial), 0]])
  const cameFrom: { parent: number; action: string; detail: string }[] = [
    { parent: -1, action: '', detail: '' },
  ]
  const depths = [0]
  const taken = new Map(model.actions.map(({ name }) => [name, 0]))
  /** By state, its predecessors by `product` actions. */
  const before: number[][] = [[]]
  let transitions = 0

  function traceOf(index: number): TraceStep<State>[] {
    const trace: TraceStep<State>[] = []
    for (let at = index; at !== -1; ) {
      const step = cameFrom[at]
      const state = states[at]
      if (!step || !state) break
      trace.unshift({ action: step.action, detail: step.detail, state })
      at = step.parent
    }
    return trace
  }

  function result(violation: Result<State>['violation']): Result<State> {
    const depth = depths.at(-1) ?? 0
    return { states: states.length, transitions, depth, violation, taken }
  }

  for (let index = 0; index < states.length; ++index) {
    const state = states[index]
    if (state === undefined) break
    for (const [property, holds] of Object.entries(model.invariants))
      if (!holds(state)) return result({ property, trace: traceOf(index) })

    for (const { name, kind, steps } of model.actions)
      for (const step of steps(state)) {
        ++transitions
        taken.set(name, (taken.get(name) ?? 0) + 1)
        const key = JSON.stringify(step.state)
        let next = known.get(key)
        if (next === undefined) {
          next = states.length
          if (next === maxStates) throw new Error(`There are more than ${maxStates} states.`)
          known.set(key, next)
          states.push(step.state)
          cameFrom.push({ parent: index, action: name, detail: step.detail })
          depths.push((depths[index] ?? 0) + 1)
          before.push([])
        }
        if (kind === 'product' && next !== index) before[next]?.push(index)
      }
  }

  for (const [property, isGoal] of Object.entries(model.goals)) {
    const reaching = states.flatMap((state, index) => (isGoal(state) ? [index] : []))
    const canReach = new Uint8Array(states.length)
    for (const index of reaching) canReach[index] = 1
    for (let index = reaching.pop(); index !== undefined; index = reaching.pop())
      for (const earlier of before[index] ?? [])
        if (canReach[earlier] === 0) {
          canReach[earlier] = 1
          reaching.push(earlier)
        }
    const stuck = canReach.indexOf(0)
    if (stuck !== -1) return result({ property, trace: traceOf(stuck) })
  }
  return result(null)
}

/** A shortest trace to a state that `isWanted`, the initial state included; null if no state is. */
export function findTrace<State>(
  model: Model<State>,
  isWanted: (state: State) => boolean,
): TraceStep<State>[] | null {
  const invariants = { 'is not wanted': (state: State) => !isWanted(state) }
  return check({ ...model, invariants, goals: {} }).violation?.trace ?? null
}

/** A state of a model, and the number of expected actions taken so far. */
type Progress<State> = { progress: number; state: State }

/**
 * Restricts a model to traces in which users and faults take only the expected actions, in this order.
 *
 * @param expected - Can include `product` actions, which are also taken at other times.
 * @param isAllowed - Excludes actions, given all steps of an action in a state.
 */
export function followingActions<State>(
  { initial, actions }: Model<State>,
  expected: readonly string[],
  isAllowed: (state: State, action: string, steps: readonly Step<State>[]) => boolean,
): Model<Progress<State>> {
  return {
    initial: { progress: 0, state: initial },
    actions: actions.map((action) => ({
      ...action,
      steps({ progress, state }) {
        const isExpected = expected[progress] === action.name
        if (action.kind !== 'product' && !isExpected) return []
        const steps = action.steps(state)
        if (!isAllowed(state, action.name, steps)) return []
        return steps.map((step) => ({
          detail: step.detail,
          state: { progress: progress + (isExpected ? 1 : 0), state: step.state },
        }))
      },
    })),
    invariants: {},
    goals: {},
  }
}
