import { describe, expect, it } from 'vitest'
import { check, findTrace, followingActions, type Model } from './checker'
import { expectModeled } from './expectModeled'
import { isQuiet, superchainModel } from './superchain/properties'
import type { Bounds, State } from './superchain/state'
import { type Weakness, weaknesses } from './superchain/weaknesses'

const twoFaults: Bounds = {
  ...{ chains: 2, maxBlocks: 2, maxTransactions: 3, maxTime: 0, expiry: 0, maxFaults: 2 },
}
const threeChains: Bounds = { ...twoFaults, chains: 3, maxFaults: 1 }
const clocks: Bounds = { ...twoFaults, maxTransactions: 2, maxTime: 2, expiry: 1, maxFaults: 1 }

const isHeavy = process.env.FOUNDRY_PROFILE === 'heavy'
const heavy: Bounds[] = [
  { ...twoFaults, maxTransactions: 4 },
  { ...twoFaults, maxTime: 1, expiry: 1 },
  { ...twoFaults, maxBlocks: 3, maxTransactions: 4, maxFaults: 1 },
  { ...threeChains, maxFaults: 2 },
]

/** Length of a shortest trace that shows a weakness. */
const lengths: Record<Weakness, number> = {
  notTransitive: 13,
  plannedOnce: 17,
  blocksRemoved: 13,
  timesNotKept: 15,
  replayRepeated: 13,
  resubmittedFromMemory: 8,
  unauditedAdmitted: 2,
  admittedDuringRewrite: 8,
  poolNotChecked: 6,
  notAuditedAtStart: 2,
  auditsRemembered: 8,
  cyclesNotFound: 2,
}

/** Actions that are only taken once nothing is pending, which leaves fewer traces. */
const delayed: readonly string[] = ['send', 'moveClock']

/** The actions that lead to the violation of a property, if users and faults take only some actions, in this order. */
function findViolation(
  model: Model<State>,
  actions: readonly string[],
  properties = Object.keys(model.invariants),
) {
  const trace = findTrace(
    followingActions(
      model,
      actions,
      (state, action) => !delayed.includes(action) || isQuiet(state),
    ),
    ({ state }) => properties.some((property) => model.invariants[property]?.(state) === false),
  )
  return trace?.slice(1).map(({ action }) => action) ?? null
}

describe('messages of a Superchain', { timeout: 3_600_000 }, () => {
  const taken = new Set<string>()

  it.each([twoFaults, threeChains, clocks, ...(isHeavy ? heavy : [])])(
    'satisfy their properties in every state: %j',
    (bounds) => {
      const result = check(superchainModel(bounds))
      const { states, transitions, depth, violation } = result
      if (isHeavy) console.log(JSON.stringify({ ...bounds, states, transitions, depth }))
      expect(violation).toBeNull()
      for (const [name, count] of result.taken) if (count > 0) taken.add(name)
    },
  )

  const { actions } = superchainModel(twoFaults)

  it('covers each action', () => {
    expect([...taken].sort()).toEqual(actions.map(({ name }) => name).sort())
  })

  for (const { name, models } of actions)
    it(`${name} models ${models}`, () => expectModeled(models))
})

describe('a Superchain with a weakness', { timeout: 300_000 }, () => {
  it.each(Object.keys(weaknesses) as Weakness[])('%s: is refuted', (weakness) => {
    const { description, actions, bounds, property } = weaknesses[weakness]
    expect(description).toMatch(/\.$/)
    const violation = findViolation(superchainModel(bounds, weakness), actions, [property])
    expect(violation).toHaveLength(lengths[weakness])
    expect(findViolation(superchainModel(bounds), actions)).toBeNull()
  })
})
