import type { Bounds } from './state'

const small: Bounds = {
  ...{ chains: 2, maxBlocks: 2, maxTransactions: 3, maxTime: 0, expiry: 0, maxFaults: 1 },
}
const threeChains: Bounds = { ...small, chains: 3, maxTransactions: 5 }

const areValid = 'executed messages are valid, once all blocks are audited'
const isNotLost = 'an execution that relies on nothing invalid is not lost'

/** Incorrect designs, each of which violates a property if users and faults take these actions. */
export const weaknesses = {
  notTransitive: {
    description: 'Blocks that rely on an emptied one are not emptied.',
    actions: ['send', 'admit', 'admit', 'rollback'],
    bounds: threeChains,
    property: areValid,
  },
  plannedOnce: {
    description:
      'Blocks that become invalid because a transaction cannot be replayed are not emptied.',
    actions: ['send', 'admit', 'send', 'admit', 'rollback', 'failReplay'],
    bounds: { ...threeChains, maxFaults: 2 },
    property: areValid,
  },
  blocksRemoved: {
    description: 'Invalid blocks are removed, so that the following ones change their numbers.',
    actions: ['send', 'admit', 'send', 'admit', 'rollback'],
    bounds: threeChains,
    property: isNotLost,
  },
  timesNotKept: {
    description: 'Blocks have another time after a rewrite.',
    actions: ['send', 'admit', 'send', 'admit', 'moveClock', 'rollback'],
    bounds: { ...threeChains, maxTime: 1, expiry: 1 },
    property: isNotLost,
  },
  replayRepeated: {
    description: 'After a crash, blocks that a rewrite replayed before it are mined again, empty.',
    actions: ['send', 'admit', 'send', 'admit', 'rollback', 'interruptRewrite'],
    bounds: { ...threeChains, maxFaults: 2 },
    property: isNotLost,
  },
  resubmittedFromMemory: {
    description: 'The other transactions of emptied blocks do not survive a crash.',
    actions: ['send', 'admit', 'bypass', 'crash'],
    bounds: { ...small, maxFaults: 2 },
    property: isNotLost,
  },
  unauditedAdmitted: {
    description: 'Messages from blocks that are not audited are admitted.',
    actions: ['bypass', 'admit'],
    bounds: small,
    property: 'an admitted message relies on nothing invalid',
  },
  admittedDuringRewrite: {
    description: 'Messages are admitted during a rewrite.',
    actions: ['send', 'admit', 'rollback', 'admit'],
    bounds: small,
    property: 'an admitted message relies on nothing invalid',
  },
  poolNotChecked: {
    description: 'Transactions whose message does not exist after a rewrite remain pending.',
    actions: ['send', 'admit', 'rollback'],
    bounds: small,
    property: 'pending messages exist, unless a rewrite is in progress',
  },
  notAuditedAtStart: {
    description: 'Blocks are not audited after a crash.',
    actions: ['bypass', 'crash'],
    bounds: { ...small, maxFaults: 2 },
    property: areValid,
  },
  auditsRemembered: {
    description: 'Only blocks that were not audited before a crash are audited after it.',
    actions: ['send', 'admit', 'rollback', 'crash'],
    bounds: { ...small, maxFaults: 2 },
    property: areValid,
  },
  cyclesNotFound: {
    description: 'Messages are valid if their logs exist, even if they rely on each other.',
    actions: ['bypass'],
    bounds: small,
    property: 'no messages rely on each other, once all blocks are audited',
  },
} as const satisfies Record<
  string,
  { description: string; actions: readonly string[]; bounds: Bounds; property: string }
>

export type Weakness = keyof typeof weaknesses
