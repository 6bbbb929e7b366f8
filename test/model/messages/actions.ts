import type { Action, Step } from '../checker'
import {
  type Bounds,
  batchedBy,
  type Chain,
  copyOf,
  destinationOf,
  effectiveMints,
  idOf,
  importedBy,
  isDestination,
  isForged,
  newChain,
  proves,
  type Rewriting,
  type State,
  type Transaction,
} from './state'
import type { Weakness } from './weaknesses'

/** Actions of users and of the product, and faults. */
export function createActions(bounds: Bounds, weakness?: Weakness): Action<State>[] {
  const range = (length: number) => Array.from({ length }, (_, index) => index)

  /** One step for each chain for which there is one. */
  function onEachChain(
    step: (next: State, chain: Chain, index: number) => boolean,
  ): (state: State) => Step<State>[] {
    return (state) =>
      state.chains.flatMap((_, index) => {
        const next = copyOf(state)
        const chain = next.chains[index]
        return chain && step(next, chain, index) ? [{ detail: String(index), state: next }] : []
      })
  }

  const isRewriting = ({ rewriting }: State, index: number) => rewriting?.chain === index

  const mintsOf = (state: State, chain: Chain) =>
    effectiveMints(state, chain.transactions, (rewarded, mint) =>
      rewarded.some(
        (one) =>
          one.kind === 'mint' &&
          mint.kind === 'mint' &&
          one.user === mint.user &&
          (weakness !== 'proofsRemembered' || one.root === mint.root),
      ),
    )

  function submit(next: State, index: number, transaction: Transaction): boolean {
    const chain = next.chains[index]
    if (!chain) return false
    const place = isDestination(next, index) ? -1 : index
    const id = idOf(place, transaction)
    const isOnItsWay = [...chain.transactions, ...chain.pending].some(
      (one) => idOf(place, one) === id,
    )
    const count = chain.transactions.length + chain.pending.length
    if (!chain.isUp || isOnItsWay || count >= bounds.maxTransactions) return false
    if (isRewriting(next, index)) return false
    chain.pending.push(transaction)
    next.accepted.push(id)
    return true
  }

  function fail(next: State): boolean {
    return next.faults++ < bounds.maxFaults
  }

  /** The acknowledged result of a mint is no longer valid. */
  function report(next: State): void {
    if (weakness === 'notReported') return
    const chain = destinationOf(next)
    const effective = new Set(mintsOf(next, chain).map((mint) => idOf(-1, mint)))
    next.reported = chain.transactions
      .filter(({ kind }) => kind === 'mint')
      .map((mint) => idOf(-1, mint))
      .filter((id) => !effective.has(id))
  }

  /** Settlement restarts, and reads its progress from the settlement layer. */
  function restartSettlement(next: State): void {
    for (const chain of next.chains) {
      chain.batches = chain.batches.slice(0, chain.committed)
      chain.isUnanswered = false
    }
  }

  function revertBatches(chain: Chain, kept: number): void {
    if (weakness === 'batchesNotReverted') return
    while (chain.committed > chain.executed && batchedBy(chain, chain.committed) > kept)
      chain.committed--
    chain.proven = Math.min(chain.proven, chain.committed)
  }

  function beginRewriting(next: State, chain: Chain, rewriting: Rewriting): boolean {
    const final = weakness === 'finalBlocksRolledBack' ? 0 : batchedBy(chain, chain.executed)
    if (next.rewriting !== null || !next.isLayerUp || !chain.isUp) return false
    if (rewriting.kept < final || rewriting.kept >= chain.transactions.length) return false
    if (chain.journaled < chain.transactions.length || chain.pending.length > 0) return false
    revertBatches(chain, rewriting.kept)
    restartSettlement(next)
    next.rewriting = rewriting
    return true
  }

  function replayed(transactions: readonly Transaction[]): Transaction[] {
    if (weakness === 'nothingReplayed') return []
    return transactions.filter((one) => {
      if (one.kind === 'import' && weakness === 'importsNotReplayed') return false
      return weakness === 'forgedReplayed' || !isForged(one)
    })
  }

  const change =
    (kind: 'reorg' | 'rollback') =>
    (state: State): Step<State>[] =>
      state.chains.flatMap((chain, index) =>
        range(chain.transactions.length).flatMap((kept) => {
          const next = copyOf(state)
          const changed = next.chains[index]
          if (!changed || (kind === 'reorg' && kept === bounds.maxTransactions - 1)) return []
          if (changed.transactions.length >= bounds.maxTransactions) return []
          return fail(next) && beginRewriting(next, changed, { chain: index, kept, kind })
            ? [{ detail: `${index}, ${kept}`, state: next }]
            : []
        }),
      )

  const settlementStep = (
    counter: 'committed' | 'proven' | 'executed',
    ready: (chain: Chain) => number,
  ) =>
    onEachChain((next, chain, index) => {
      if (!next.isLayerUp || next.rewriting !== null || chain.isUnanswered) return false
      if (chain[counter] >= ready(chain)) return false
      if (counter === 'executed') {
        const batch = chain.batches[chain.executed]
        if (weakness !== 'importsUnchecked' && batch?.some(isForged)) return false
        if (batch?.some(({ kind }) => kind === 'deposit'))
          next.roots.push({ chain: index, batch: chain.executed })
      }
      chain[counter]++
      return true
    })

  const actions: Action<State>[] = [
    {
      name: 'deposit',
      models: 'contracts/base/StakingBase.sol: deposit',
      kind: 'user',
      steps: (state) =>
        state.chains.slice(0, -1).flatMap((_, index) =>
          range(bounds.users).flatMap((user) => {
            const next = copyOf(state)
            return submit(next, index, { kind: 'deposit', user })
              ? [{ detail: `${index}, ${user}`, state: next }]
              : []
          }),
        ),
    },
    {
      name: 'mint',
      models: 'contracts/InteropToken.sol: mint',
      kind: 'user',
      steps: (state) =>
        range(bounds.users).flatMap((user) => {
          const chain = destinationOf(state)
          const rewards = mintsOf(state, chain)
          const imported = importedBy(chain)
          const roots: (number | 'forged')[] = range(imported)
            .map((index) => index + 1)
            .filter((root) => proves(state, root, user))
          if (chain.transactions.some(isForged)) roots.push('forged')
          return roots.flatMap((root) => {
            const isRefused = rewards.some(
              (one) => one.user === user && (weakness !== 'proofsRemembered' || one.root === root),
            )
            const next = copyOf(state)
            const mint: Transaction = { kind: 'mint', user, root }
            return !isRefused && submit(next, next.chains.length - 1, mint)
              ? [{ detail: `${user}, ${root}`, state: next }]
              : []
          })
        }),
    },
    {
      name: 'mineBlock',
      models: 'ecosystem/node/PendingTransactions.ts: track',
      kind: 'product',
      steps: onEachChain((next, chain, index) => {
        const transaction = chain.pending[chain.transactions.length - chain.journaled]
        if (!transaction || !chain.isUp || isRewriting(next, index)) return false
        chain.transactions.push(transaction)
        if (weakness === 'returnedBeforeJournaled')
          next.acknowledged.push(idOf(isDestination(next, index) ? -1 : index, transaction))
        return true
      }),
    },
    {
      name: 'journalBlock',
      models: 'ecosystem/node/BlockFeed.ts: waitForDurable',
      kind: 'product',
      steps: onEachChain((next, chain, index) => {
        if (!chain.isUp || chain.journaled === chain.transactions.length) return false
        const transaction = chain.pending.shift()
        if (transaction && weakness !== 'returnedBeforeJournaled')
          next.acknowledged.push(idOf(isDestination(next, index) ? -1 : index, transaction))
        chain.journaled++
        if (isDestination(next, index)) report(next)
        return true
      }),
    },
    {
      name: 'sealBatches',
      models: 'ecosystem/zksync/settlement/createBatcher.ts: sealNow',
      kind: 'product',
      steps: (state) => {
        const next = copyOf(state)
        let isSealed = false
        for (const chain of next.chains) {
          const contents = chain.transactions.slice(batchedBy(chain), chain.journaled)
          if (contents.length === 0 || chain.batches.length > chain.committed) continue
          chain.batches.push(contents)
          isSealed = true
        }
        return isSealed && next.rewriting === null ? [{ detail: '', state: next }] : []
      },
    },
    {
      name: 'commitBatch',
      models: 'contracts/system/ZKChain.sol: commitBatch',
      kind: 'product',
      steps: settlementStep('committed', ({ batches }) => batches.length),
    },
    {
      name: 'proveBatch',
      models: 'contracts/system/ZKChain.sol: proveBatch',
      kind: 'product',
      steps: settlementStep('proven', ({ committed }) => committed),
    },
    {
      name: 'executeBatch',
      models: 'contracts/system/ZKChain.sol: executeBatch',
      kind: 'product',
      steps: settlementStep('executed', ({ proven }) => proven),
    },
    {
      name: 'loseAnswer',
      models: 'ecosystem/zksync/Faults.ts: sendSettlement',
      kind: 'fault',
      steps: onEachChain((next, chain) => {
        if (chain.isUnanswered || chain.committed === 0 || !fail(next)) return false
        chain.isUnanswered = true
        return true
      }),
    },
    {
      name: 'countSteps',
      models: 'ecosystem/zksync/settlement/createSettler.ts: isDone',
      kind: 'product',
      steps: onEachChain((next, chain) => {
        if (!chain.isUnanswered || !next.isLayerUp || weakness === 'stepsNotCounted') return false
        chain.isUnanswered = false
        return true
      }),
    },
    {
      name: 'importRoots',
      models: 'ecosystem/zksync/settlement/createRootImporter.ts: createRootImporter',
      kind: 'product',
      steps: (state) => {
        const next = copyOf(state)
        const chain = destinationOf(next)
        if (importedBy(chain) === next.roots.length || chain.journaled < chain.transactions.length)
          return []
        if (!chain.isUp || next.rewriting !== null || chain.pending.length > 0) return []
        chain.transactions.push({ kind: 'import', root: next.roots.length })
        chain.journaled++
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'forgeRoot',
      models: 'ecosystem/zksync/Zksync.ts: forgeRoot',
      kind: 'fault',
      steps: (state) => {
        const next = copyOf(state)
        const chain = destinationOf(next)
        if (chain.transactions.length >= bounds.maxTransactions || next.rewriting !== null)
          return []
        if (chain.transactions.some(isForged) || chain.pending.length > 0) return []
        if (!chain.isUp || !fail(next)) return []
        chain.transactions.push({ kind: 'import', root: 'forged' })
        chain.journaled++
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'refuseBatch',
      models: 'contracts/system/ZKChain.sol: _requireKnown',
      kind: 'product',
      steps: onEachChain((next, chain, index) => {
        if (chain.proven === chain.executed || !chain.batches[chain.executed]?.some(isForged))
          return false
        const kept = batchedBy(chain, chain.executed)
        return beginRewriting(next, chain, { chain: index, kept, kind: 'refuse' })
      }),
    },
    {
      name: 'reorg',
      models: 'ecosystem/Network.ts: reorg',
      kind: 'fault',
      steps: change('reorg'),
    },
    {
      name: 'rollback',
      models: 'ecosystem/Network.ts: rollBack',
      kind: 'user',
      steps: change('rollback'),
    },
    {
      name: 'rewriteChain',
      models: 'ecosystem/history/replay.ts: replay',
      kind: 'product',
      steps: (state) => {
        const next = copyOf(state)
        const { rewriting } = next
        const chain = next.chains[rewriting?.chain ?? -1]
        if (!rewriting || !chain?.isUp) return []
        const { kind, kept, chain: index } = rewriting
        const droppedTransactions = chain.transactions.splice(kept)
        if (kind === 'reorg') chain.transactions.push({ kind: 'empty' })
        if (kind !== 'rollback') chain.transactions.push(...replayed(droppedTransactions))
        chain.journaled = chain.transactions.length
        next.rewriting = null
        if (kind === 'rollback') {
          const gone = droppedTransactions.map((one) =>
            idOf(isDestination(next, index) ? -1 : index, one),
          )
          const isThere = (id: string) => !gone.includes(id)
          next.accepted = next.accepted.filter(isThere)
          next.acknowledged = next.acknowledged.filter(isThere)
        }
        report(next)
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'crashNode',
      models: 'ecosystem/admin/methods/crashNode.ts: crashNode',
      kind: 'fault',
      steps: onEachChain((next, chain) => {
        if (!chain.isUp || !fail(next)) return false
        const lost = chain.transactions.splice(chain.journaled)
        if (weakness === 'notResubmitted') chain.pending.splice(0, lost.length)
        if (weakness === 'returnedBeforeJournaled') chain.pending.splice(0, lost.length)
        chain.isUp = false
        next.snapshot = null
        return true
      }),
    },
    {
      name: 'restartNode',
      models: 'ecosystem/node/SupervisedProcess.ts: whenUp',
      kind: 'product',
      steps: onEachChain((_, chain) => {
        if (chain.isUp) return false
        chain.isUp = true
        return true
      }),
    },
    {
      name: 'crashLayer',
      models: 'ecosystem/admin/methods/crashNode.ts: crashNode',
      kind: 'fault',
      steps: (state) => {
        const next = copyOf(state)
        if (!next.isLayerUp || !fail(next)) return []
        next.isLayerUp = false
        next.snapshot = null
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'restartLayer',
      models: 'ecosystem/node/SupervisedProcess.ts: whenUp',
      kind: 'product',
      steps: (state) =>
        state.isLayerUp ? [] : [{ detail: '', state: { ...copyOf(state), isLayerUp: true } }],
    },
    {
      name: 'restartNetwork',
      models: 'ecosystem/createEcosystem.ts: createEcosystem',
      kind: 'fault',
      steps: (state) => {
        const next = copyOf(state)
        if (next.rewriting !== null || !fail(next)) return []
        for (const chain of next.chains) {
          chain.transactions.splice(chain.journaled)
          // Pending transactions are not persisted.
          chain.pending = []
          chain.isUp = true
        }
        next.isLayerUp = true
        next.snapshot = null
        restartSettlement(next)
        const inBlocks = new Set(
          next.chains.flatMap(({ transactions }, index) =>
            transactions.map((one) => idOf(isDestination(next, index) ? -1 : index, one)),
          ),
        )
        next.accepted = next.accepted.filter((id) => inBlocks.has(id))
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'snapshot',
      models: 'ecosystem/Network.ts: snapshot',
      kind: 'user',
      steps: (state) => {
        if (state.snapshot !== null || state.rewriting !== null || !isQuiet(state)) return []
        if (state.faults >= bounds.maxFaults) return []
        return [{ detail: '', state: { ...copyOf(state), snapshot: copyOf(state) } }]
      },
    },
    {
      name: 'revert',
      models: 'ecosystem/Network.ts: revert',
      kind: 'user',
      steps: (state) => {
        const { snapshot, rewriting, faults } = state
        if (snapshot === null || rewriting !== null || !isQuiet(state)) return []
        const next: State = { ...copyOf(snapshot), faults }
        if (!fail(next)) return []
        if (weakness === 'layerNotReverted') {
          const { chains, roots } = copyOf(state)
          next.roots = roots
          next.chains.forEach((chain, index) => {
            const { batches, committed, proven, executed } = chains[index] ?? chain
            Object.assign(chain, { batches, committed, proven, executed })
          })
        }
        restartSettlement(next)
        return [{ detail: '', state: next }]
      },
    },
    {
      name: 'addChain',
      models: 'ecosystem/Network.ts: addChain',
      kind: 'user',
      steps: (state) => {
        if (state.chains.length > bounds.maxStakingChains || state.rewriting !== null) return []
        if (!isQuiet(state)) return []
        const next = copyOf(state)
        next.chains.splice(-1, 0, newChain())
        next.snapshot = null
        return [{ detail: '', state: next }]
      },
    },
  ]
  return actions
}

/** Whether every node is up and no transaction is pending. */
function isQuiet({ chains, isLayerUp }: State): boolean {
  return isLayerUp && chains.every(({ isUp, pending }) => isUp && pending.length === 0)
}
