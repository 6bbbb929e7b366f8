import { freeze, thaw } from '../anvil/mining'
import type { FollowUp } from '../journal/entries'
import type { JournalPosition } from '../journal/JournalTree'
import type { RollbackPlan } from '../journal/planRollback'
import { rollBackInPlace } from '../journal/rollBackInPlace'
import type { SerialQueue } from '../SerialQueue'
import type { BlockFeed } from './BlockFeed'
import type { BlockTimer } from './BlockTimer'
import type { MiningGate } from './MiningGate'
import type { NodeJournal } from './NodeJournal'
import type { SupervisedProcess } from './SupervisedProcess'

/**
 * Maximum number of times that the node may have mined another block before it is given up: it still mines what it was
 * sent before, which may be thousands of transactions.
 */
const maxTries = 5_000

/** The parts of a supervised node to quiesce. */
export type NodeParts = {
  process: SupervisedProcess
  blocks: BlockFeed
  journal: NodeJournal
  gate: MiningGate
  /** Runs mutations, gathered blocks and `quiesce` one at a time. */
  queue: SerialQueue
  timer: BlockTimer
}

/** A rollback, and how a running node can do it in place. */
type Rollback = {
  plan: RollbackPlan
  followUp: FollowUp
  /** @param address - Host and port of the node. */
  inPlace: (address: string) => Promise<unknown>
  signal: AbortSignal
}

/** A node that does nothing except what is requested through this. */
export type QuietNode = {
  /** Whether it is still the same process. */
  readonly isIntact: boolean
  /** The present position in its journals. */
  readonly position: JournalPosition
  /** Null if the state at that block is no longer available. */
  planRollbackToBlock: (number: bigint) => RollbackPlan | null
  /** Null if the state at that position is no longer available. */
  planRollbackTo: (position: JournalPosition) => RollbackPlan | null
  /**
   * Rolls the chain back, by restarting the node if it cannot do it in place.
   *
   * @throws `NodeDownError` if it is down; then nothing has changed.
   */
  rollBack: (rollback: Rollback) => Promise<void>
  /** Stops it from mining automatically, also after a restart. */
  freeze: () => Promise<void>
  /** Sends a request that is not journaled. */
  call: (method: string, params: readonly unknown[]) => Promise<unknown>
  /** Sends a state mutation, which is journaled. */
  mutate: (method: string, params: readonly unknown[]) => Promise<unknown>
}

/**
 * Runs `work` while nothing else mines a block or changes the state: what clients send meanwhile waits, and what they
 * sent before is in a durable block or pending.
 *
 * @throws `NodeDownError` if the node goes down before `work` begins.
 */
export function quiesce<result>(
  parts: NodeParts,
  work: (node: QuietNode) => Promise<result>,
): Promise<result> {
  const { process, gate, queue } = parts
  return gate.whilePaused(() =>
    queue.run(async () => {
      await gate.whenDrained()
      const mining = await freeze(process.running.direct)
      try {
        await untilStable(parts)
        return await work(quietNode(parts))
      } finally {
        // A node that has exited is restored with its settings.
        if (process.isUp) await thaw(process.running.direct, mining).catch(() => {})
      }
    }),
  )
}

/** Resolves once the node has stopped mining and all of its blocks are durable. */
async function untilStable({ process, blocks, timer }: NodeParts): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const head = await timer.stableHead(process.running.direct)
    if (head !== null) return blocks.waitForDurable(head)
  }
  throw new Error(`${process.name} does not stop mining.`)
}

function quietNode(parts: NodeParts): QuietNode {
  const { process, journal } = parts
  const { incarnation } = process
  return {
    get isIntact() {
      return process.isUp && process.incarnation === incarnation
    },
    get position() {
      return journal.store.position
    },
    planRollbackToBlock: (number) => journal.store.planRollbackToBlock(number),
    planRollbackTo: (position) => journal.store.planRollbackTo(position),
    rollBack: (rollback) => rollBack(parts, rollback),
    async freeze() {
      await freeze(process.running.direct)
    },
    call: (method, params) => process.call(method, params),
    mutate: (method, params) => journal.mutate(method, params, () => process.call(method, params)),
  }
}

async function rollBack(
  { process, blocks, journal }: NodeParts,
  { plan, followUp, inPlace, signal }: Rollback,
): Promise<void> {
  const { direct, address } = process.running
  const { incarnation } = process
  const isSame = () => process.isUp && process.incarnation === incarnation
  // From here on the rollback is committed: a restarted process is restored to its target.
  await journal.store.rollBack(plan, followUp)
  await blocks.detach()
  blocks.clearCache()
  const isDone = await rollBackInPlace(direct, plan, () => inPlace(address)).catch(() => false)
  if (isDone && isSame()) {
    blocks.reset(BigInt(plan.lastBlock?.number ?? 0))
    const isAttached = await blocks.attach(process.client).then(
      () => true,
      () => false,
    )
    if (isAttached) return
  }
  if (isSame()) await process.crash()
  await process.whenUp(signal)
}
