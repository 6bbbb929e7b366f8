import { describe, expect, it } from 'vitest'
import { check, findTrace, followingActions, type Model } from './checker'

type Counter = { count: number; isBroken: boolean }

/** Counts to three, and may break. */
const counter: Model<Counter> = {
  initial: { count: 0, isBroken: false },
  actions: [
    {
      name: 'count',
      models: '',
      kind: 'product',
      steps: ({ count, isBroken }) =>
        isBroken || count === 3 ? [] : [{ detail: '', state: { count: count + 1, isBroken } }],
    },
    {
      name: 'break',
      models: '',
      kind: 'fault',
      steps: ({ count, isBroken }) =>
        isBroken ? [] : [{ detail: `at ${count}`, state: { count, isBroken: true } }],
    },
  ],
  invariants: {},
  goals: {},
}

const namesOf = (trace: readonly { action: string }[] | undefined) =>
  trace?.map(({ action }) => action)

describe('check', () => {
  it('visits each state once', () => {
    const { states, transitions, depth, violation, taken } = check(counter)
    expect({ states, transitions, depth, violation }).toEqual({
      states: 8,
      transitions: 7,
      depth: 4,
      violation: null,
    })
    expect([...taken]).toEqual([
      ['count', 3],
      ['break', 4],
    ])
  })

  it('finds the shortest trace to a state in which an invariant does not hold', () => {
    const { violation } = check({
      ...counter,
      invariants: { small: ({ count, isBroken }) => count < 2 || !isBroken },
    })
    expect(violation?.property).toBe('small')
    expect(namesOf(violation?.trace)).toEqual(['', 'count', 'count', 'break'])
    expect(violation?.trace.at(-1)?.detail).toBe('at 2')
  })

  it('finds a state from which a goal is not reached without faults', () => {
    const { violation } = check({ ...counter, goals: { done: ({ count }) => count === 3 } })
    expect(violation?.property).toBe('done')
    expect(namesOf(violation?.trace)).toEqual(['', 'break'])
  })

  it('does not count faults as progress to a goal', () => {
    const { violation } = check({ ...counter, goals: { broken: ({ isBroken }) => isBroken } })
    expect(violation?.trace).toHaveLength(1)
  })

  it('throws if there are too many states', () => {
    expect(() => check(counter, 5)).toThrow('There are more than 5 states.')
  })
})

describe('findTrace', () => {
  it('returns a shortest trace to a state', () => {
    expect(namesOf(findTrace(counter, ({ count }) => count === 1) ?? [])).toEqual(['', 'count'])
    expect(findTrace(counter, ({ count }) => count === 4)).toBeNull()
  })
})

describe('followingActions', () => {
  it('applies actions in the given order, without other faults', () => {
    const model = followingActions(counter, ['count', 'break'], () => true)
    const trace = findTrace(model, ({ progress }) => progress === 2)
    expect(namesOf(trace ?? [])).toEqual(['', 'count', 'break'])
    expect(check(followingActions(counter, ['count'], () => true)).taken).toEqual(
      new Map([
        ['count', 3],
        ['break', 0],
      ]),
    )
  })

  it('applies only allowed actions', () => {
    const model = followingActions(counter, ['break'], ({ count }, action, steps) => {
      expect(steps.length).toBeLessThan(2)
      return action !== 'break' || count === 2
    })
    expect(findTrace(model, ({ progress }) => progress === 1)?.at(-1)?.detail).toBe('at 2')
  })
})
