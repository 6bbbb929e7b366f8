import { describe, expect, it } from 'vitest'
import { check } from './checker'
import { expectModeled } from './expectModeled'
import { messageModel } from './messages/properties'
import type { Bounds } from './messages/state'
import { type Weakness, weaknesses } from './messages/weaknesses'

const oneUser: Bounds = {
  ...{ users: 1, stakingChains: 1, maxStakingChains: 1, maxTransactions: 3, maxFaults: 1 },
}
const small: Bounds = { ...oneUser, maxTransactions: 2 }
const twoUsers: Bounds = { ...oneUser, users: 2, maxFaults: 0 }
const anotherChain: Bounds = { ...oneUser, maxStakingChains: 2, maxTransactions: 2, maxFaults: 0 }

const isHeavy = process.env.FOUNDRY_PROFILE === 'heavy'
const heavy: Bounds[] = [
  { ...oneUser, maxFaults: 2 },
  { ...twoUsers, maxFaults: 1 },
  { ...anotherChain, maxFaults: 1 },
]

/** Where a weakness shows, and in how many steps. */
const refutations: Record<Weakness, { bounds?: Bounds; property: string; steps: number }> = {
  importsUnchecked: { property: 'a settled reward has a settled deposit', steps: 8 },
  finalBlocksRolledBack: { property: 'committed batches match the chain', steps: 9 },
  notResubmitted: {
    property: 'an accepted transaction is pending, in a block, or reported',
    steps: 3,
  },
  returnedBeforeJournaled: {
    property: 'an accepted transaction is pending, in a block, or reported',
    steps: 3,
  },
  stepsNotCounted: { bounds: small, property: 'everything becomes verifiable', steps: 6 },
  batchesNotReverted: { property: 'committed batches match the chain', steps: 6 },
  importsNotReplayed: {
    property: 'only transactions that rely on a forged root, or came second, are reported',
    steps: 13,
  },
  nothingReplayed: {
    property: 'an accepted transaction is pending, in a block, or reported',
    steps: 5,
  },
  forgedReplayed: { bounds: small, property: 'everything becomes verifiable', steps: 1 },
  notReported: { property: 'an acknowledged transaction has its effect, or is reported', steps: 9 },
  proofsRemembered: {
    bounds: { ...twoUsers, maxTransactions: 4 },
    property: 'no account is rewarded twice',
    steps: 19,
  },
  layerNotReverted: { property: 'committed batches match the chain', steps: 7 },
}

describe('the life cycle of messages', { timeout: 3_600_000 }, () => {
  const taken = new Set<string>()

  it.each([oneUser, twoUsers, anotherChain, ...(isHeavy ? heavy : [])])(
    'satisfies its properties in every state: %j',
    (bounds) => {
      const result = check(messageModel(bounds))
      const { states, transitions, depth, violation } = result
      if (isHeavy) console.log(JSON.stringify({ ...bounds, states, transitions, depth }))
      expect(violation).toBeNull()
      for (const [name, count] of result.taken) if (count > 0) taken.add(name)
    },
  )

  it('covers each action', () => {
    expect([...taken].sort()).toEqual(
      messageModel(oneUser)
        .actions.map(({ name }) => name)
        .sort(),
    )
  })

  it.each(messageModel(oneUser).actions)('$name models $models', ({ models }) => {
    expectModeled(models)
  })
})

describe('a product with a weakness', { timeout: 300_000 }, () => {
  it.each(Object.entries(refutations) as [Weakness, (typeof refutations)[Weakness]][])(
    '%s: is refuted',
    (weakness, { bounds = oneUser, property, steps }) => {
      expect(weaknesses[weakness]).toMatch(/\.$/)
      const { violation } = check(messageModel(bounds, weakness))
      const trace = violation?.trace.slice(1) ?? []
      expect(violation?.property).toBe(property)
      expect(trace.map(({ action }) => action)).toHaveLength(steps)
    },
  )
})
