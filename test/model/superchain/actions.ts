import type { Action, Step } from '../checker'
import { type Failure, losesExecutions } from './losesExecutions'
import {
  type Block,
  type Bounds,
  type Chain,
  type Identifier,
  isTimely,
  isValid,
  logsOf,
  type State,
  soundBlocks,
  type Transaction,
  withChain,
} from './state'
import type { Weakness } from './weaknesses'

/** Actions of users and of the product, and faults. */
export function createActions(bounds: Bounds, weakness?: Weakness): Action<State>[] {
  const canAdd = ({ chains }: State, { blocks }: Chain) =>
    blocks.length < bounds.maxBlocks && chains.reduce(countOf, 0) < bounds.maxTransactions

  const canFail = ({ faults }: State) => faults < bounds.maxFaults

  const withFault = (state: State): State => ({ ...state, faults: state.faults + 1 })

  /** By chain, the numbers of the blocks to empty. */
  function plan(state: State): number[][] {
    const sound = soundBlocks(state, bounds, undefined, weakness === 'cyclesNotFound')
    return state.chains.map(({ blocks }, chain) =>
      blocks.flatMap(({ time, transactions }, number) => {
        const isKept =
          weakness === 'notTransitive'
            ? transactions.every((one) => isValid(state, one, time, bounds))
            : sound[chain]?.[number]
        return isKept ? [] : [number]
      }),
    )
  }

  function auditedAtStart({ audited, blocks }: Chain): number {
    if (weakness === 'notAuditedAtStart') return blocks.length
    return weakness === 'auditsRemembered' ? audited : 0
  }

  /**
   * Replaces the blocks of the first chain that has blocks to empty.
   *
   * @param repeated - Number of blocks that were replayed before a crash.
   */
  function rewriteChain(state: State, failure?: Failure, repeated = 0): State | null {
    const target = targetOf(state)
    if (!target) return null
    const { index, chain, emptied, rewriting } = target
    const first = Math.min(...emptied)
    const blocks = chain.blocks.flatMap((block, number): Block[] => {
      const isKept = number < first || weakness !== 'timesNotKept'
      const time = isKept ? block.time : chain.clock
      if (emptied.includes(number))
        return weakness === 'blocksRemoved' ? [] : [{ time, transactions: [] }]
      const transactions =
        number === failure?.block
          ? block.transactions.filter((_, at) => at !== failure.index)
          : block.transactions
      return [{ time, transactions }]
    })
    if (weakness === 'replayRepeated') {
      const again = blocks.slice(first, first + repeated)
      blocks.splice(first + repeated, 0, ...again.map(({ time }) => ({ time, transactions: [] })))
    }
    const others = emptied.flatMap((number) => chain.blocks[number]?.transactions ?? [])
    const next: State = {
      ...withChain(state, index, {
        ...{ blocks, audited: Math.min(chain.audited, first) },
        resubmitted: [...chain.resubmitted, ...others],
      }),
      rewriting: rewriting.map((one, at) => (at === index ? [] : one)),
    }
    return { ...next, hasLost: losesExecutions(state, next, bounds, failure) }
  }

  /** Plans again, until there is nothing to empty. */
  function completeRewrite(state: State): State {
    const rewriting = plan(state)
    const isRepeated = weakness !== 'notTransitive' && weakness !== 'plannedOnce'
    if (isRepeated && rewriting.some((blocks) => blocks.length > 0)) return { ...state, rewriting }
    const chains = state.chains.map((chain) => {
      const isKept = (one: Transaction) => isValid(state, one, chain.clock, bounds)
      return {
        ...chain,
        pool: weakness === 'poolNotChecked' ? chain.pool : chain.pool.filter(isKept),
        resubmitted: chain.resubmitted.filter(isKept),
      }
    })
    const next = { ...state, chains, rewriting: null }
    return { ...next, hasLost: losesExecutions(state, next, bounds) }
  }

  function crash(state: State): State {
    const chains = state.chains.map(
      (chain): Chain => ({
        ...chain,
        audited: auditedAtStart(chain),
        // Pending transactions are not persisted.
        pool: [],
        resubmitted: weakness === 'resubmittedFromMemory' ? [] : chain.resubmitted,
      }),
    )
    const next = withFault({ ...state, chains, rewriting: null })
    const isComplete = weakness !== 'notAuditedAtStart' && weakness !== 'auditsRemembered'
    const hasLost = state.hasLost || losesExecutions(state, next, bounds)
    return { ...next, rewriting: isComplete ? plan(next) : null, hasLost }
  }

  const change = (replay: (dropped: readonly Block[]) => readonly (readonly Transaction[])[]) =>
    onEachChain((state, chain, index) => {
      if (state.rewriting !== null || !canFail(state)) return []
      return chain.blocks.flatMap((_, kept) => {
        const replayed = replay(chain.blocks.slice(kept)).map(
          (transactions): Block => ({ time: chain.clock, transactions }),
        )
        const blocks = [...chain.blocks.slice(0, kept), ...replayed]
        if (blocks.length > bounds.maxBlocks) return []
        const audited = Math.min(chain.audited, kept)
        const next = withFault(withChain(state, index, { blocks, audited }))
        return to({ ...next, rewriting: plan(next) }, String(kept))
      })
    })

  return [
    {
      name: 'send',
      models: 'ecosystem/rpc/callMethod.ts: callMethod',
      kind: 'user',
      steps: onEachChain((state, chain, index) =>
        canAdd(state, chain) ? to(withChain(state, index, { pool: [...chain.pool, null] })) : [],
      ),
    },
    {
      name: 'admit',
      models: 'ecosystem/superchain/Superchain.ts: admit',
      kind: 'user',
      steps: onEachChain((state, chain, index) => {
        if (!canAdd(state, chain)) return []
        if (state.rewriting !== null && weakness !== 'admittedDuringRewrite') return []
        const sound = soundBlocks(state, bounds)
        return state.chains.flatMap((source, from) =>
          logsOf(source, from, weakness === 'unauditedAdmitted' ? undefined : source.audited)
            .filter((id) => isTimely(id, chain.clock, bounds))
            .flatMap((id) => {
              const [, block] = id
              const next = withChain(state, index, { pool: [...chain.pool, id] })
              return to({ ...next, isMisled: !sound[from]?.[block] }, nameOf(id))
            }),
        )
      }),
    },
    {
      name: 'mine',
      models: 'ecosystem/node/PendingTransactions.ts: track',
      kind: 'product',
      steps: onEachChain((state, chain, index) => {
        const next = mineBlock(state, chain, index)
        return next ? to(next) : []
      }),
    },
    {
      name: 'bypass',
      models: 'ecosystem/anvil/RequestWatch.ts: onForeign',
      kind: 'fault',
      steps: onEachChain((state, chain, index) => {
        if (!canAdd(state, chain) || !canFail(state)) return []
        const existing = state.chains.flatMap((source, from) => logsOf(source, from))
        const others = state.chains.flatMap(({ blocks, clock }, from): Identifier[] => [
          [from, blocks.length, 0, clock, 'sent'],
          [from, blocks.length, 0, clock, 'relayed'],
        ])
        return [...existing, ...others].flatMap((id) => {
          const next = mineBlock(state, chain, index, [id])
          return next ? to(withFault(next), nameOf(id)) : []
        })
      }),
    },
    {
      name: 'audit',
      models: 'ecosystem/superchain/audit.ts: findInvalidBlocks',
      kind: 'product',
      steps: onEachChain((state, { audited, blocks }, index) => {
        if (state.rewriting !== null || audited === blocks.length) return []
        const rewriting = plan(state)
        return rewriting[index]?.includes(audited)
          ? to({ ...state, rewriting })
          : to(withChain(state, index, { audited: audited + 1 }))
      }),
    },
    {
      name: 'rewrite',
      models: 'ecosystem/superchain/repair.ts: repair',
      kind: 'product',
      steps: (state) =>
        state.rewriting === null ? [] : to(rewriteChain(state) ?? completeRewrite(state)),
    },
    {
      name: 'failReplay',
      models: 'ecosystem/history/replay.ts: replay',
      kind: 'fault',
      steps: (state) => {
        const target = targetOf(state)
        if (!target || !canFail(state)) return []
        const { index: chain, emptied } = target
        return target.chain.blocks.flatMap(({ transactions }, block) => {
          if (block < Math.min(...emptied) || emptied.includes(block)) return []
          return transactions.flatMap((_, index) => {
            const next = rewriteChain(state, { chain, block, index })
            return next ? to(withFault(next), `${chain}, ${block}, ${index}`) : []
          })
        })
      },
    },
    {
      name: 'rollback',
      models: 'ecosystem/history/Reorgs.ts: rollBack',
      kind: 'user',
      steps: change(() => []),
    },
    {
      name: 'reorg',
      models: 'ecosystem/history/Reorgs.ts: reorg',
      kind: 'fault',
      steps: change((dropped) => [[], ...dropped.map(({ transactions }) => transactions)]),
    },
    {
      name: 'moveClock',
      models: 'ecosystem/rpc/methods/clock.ts: evm_increaseTime',
      kind: 'user',
      steps: onEachChain((state, { clock }, index) =>
        clock < bounds.maxTime ? to(withChain(state, index, { clock: clock + 1 })) : [],
      ),
    },
    {
      name: 'crash',
      models: 'ecosystem/createEcosystem.ts: createEcosystem',
      kind: 'fault',
      steps: (state) => (canFail(state) ? to(crash(state)) : []),
    },
    {
      name: 'interruptRewrite',
      models: 'ecosystem/history/Reorgs.ts: resume',
      kind: 'fault',
      steps: (state) => {
        const target = targetOf(state)
        if (!target || !canFail(state)) return []
        return target.chain.blocks.slice(Math.min(...target.emptied)).flatMap((_, index) => {
          const next = rewriteChain(state, undefined, index + 1)
          return next ? to(crash(next), `${target.index}, ${index + 1}`) : []
        })
      },
    },
  ]
}

const to = (state: State, detail = ''): Step<State>[] => [{ detail, state }]

function onEachChain(
  steps: (state: State, chain: Chain, index: number) => readonly Step<State>[],
): (state: State) => Step<State>[] {
  return (state) =>
    state.chains.flatMap((chain, index) =>
      steps(state, chain, index).map((step) => ({
        ...step,
        detail: step.detail === '' ? String(index) : `${index}, ${step.detail}`,
      })),
    )
}

/** The first chain that has blocks to empty. */
function targetOf({ chains, rewriting }: State) {
  const index = rewriting?.findIndex((blocks) => blocks.length > 0) ?? -1
  const emptied = rewriting?.[index]
  const chain = chains[index]
  return rewriting && emptied && chain ? { index, chain, emptied, rewriting } : null
}

/** Transactions of emptied blocks are only resubmitted after the rewrite. */
function mineBlock(
  state: State,
  { clock: time, blocks, pool, resubmitted }: Chain,
  index: number,
  others: readonly Transaction[] = [],
): State | null {
  const isRewriting = state.rewriting !== null
  const transactions = [...others, ...(isRewriting ? [] : resubmitted), ...pool]
  if (transactions.length === 0) return null
  return withChain(state, index, {
    ...{ blocks: [...blocks, { time, transactions }], pool: [] },
    resubmitted: isRewriting ? resubmitted : [],
  })
}

function countOf(sum: number, { blocks, pool, resubmitted }: Chain): number {
  const inBlocks = blocks.reduce((count, { transactions }) => count + transactions.length, 0)
  return sum + inBlocks + pool.length + resubmitted.length
}

const nameOf = ([chain, block, index, time, payload]: Identifier) =>
  `${payload} on ${chain} in block ${block} at ${index}, time ${time}`
