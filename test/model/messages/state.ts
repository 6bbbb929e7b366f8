/**
 * The state of the model, reduced to the essentials: a block contains one transaction, the settlement layer consists of a
 * counter and the contents of batches, and users deposit and mint once.
 */
export type State = {
  /** The staking chains, then the rewards chain. */
  chains: Chain[]
  /** Executions of batches with messages, in order. Each published an interop root that proves it and all previous ones. */
  roots: { chain: number; batch: number }[]
  isLayerUp: boolean
  /** Transactions whose hash was returned to a client. */
  accepted: string[]
  /** Transactions whose receipt was returned to a client. */
  acknowledged: string[]
  /** Transactions reported as dropped. */
  reported: string[]
  /** A rewrite of a chain's history in progress: its batches are reverted, its blocks are not yet. */
  rewriting: Rewriting | null
  snapshot: State | null
  /** Number of faults. */
  faults: number
}

export type Rewriting = {
  chain: number
  /** Number of transactions that remain unchanged. */
  kept: number
  kind: 'reorg' | 'rollback' | 'refuse'
}

export type Chain = {
  /** In blocks, in order. */
  transactions: Transaction[]
  /** Number of journaled transactions. */
  journaled: number
  /** Accepted, but not known to be journaled. */
  pending: Transaction[]
  /** Contents of the batches, including uncommitted ones. */
  batches: Transaction[][]
  committed: number
  proven: number
  executed: number
  /** The last step was performed, but its response was lost. */
  isUnanswered: boolean
  isUp: boolean
}

/** The number of a root is the count of roots when it was imported; `forged` for a forged one. */
export type Transaction =
  | { kind: 'deposit'; user: number }
  | { kind: 'mint'; user: number; root: number | 'forged' }
  | { kind: 'import'; root: number | 'forged' }
  | { kind: 'empty' }

export type Bounds = {
  users: number
  /** Initially; more can be added. */
  stakingChains: number
  maxStakingChains: number
  /** Per chain: users and faults add no more. */
  maxTransactions: number
  maxFaults: number
}

export function newChain(): Chain {
  return {
    ...{ transactions: [], journaled: 0, pending: [], batches: [] },
    ...{ committed: 0, proven: 0, executed: 0, isUnanswered: false, isUp: true },
  }
}

export function initialState({ stakingChains }: Bounds): State {
  return {
    chains: Array.from({ length: stakingChains + 1 }, newChain),
    ...{ roots: [], isLayerUp: true, accepted: [], acknowledged: [], reported: [] },
    ...{ rewriting: null, snapshot: null, faults: 0 },
  }
}

/** A mutable copy. Transactions, roots and snapshots are immutable. */
export function copyOf(state: State): State {
  return {
    ...state,
    chains: state.chains.map((chain) => ({
      ...chain,
      transactions: [...chain.transactions],
      pending: [...chain.pending],
      batches: chain.batches.map((batch) => [...batch]),
    })),
    roots: [...state.roots],
    accepted: [...state.accepted],
    acknowledged: [...state.acknowledged],
    reported: [...state.reported],
  }
}

/** Id of a user's transaction on a chain. */
export function idOf(chain: number, transaction: Transaction): string {
  const { kind } = transaction
  if (kind === 'deposit') return `deposit of ${transaction.user} on ${chain}`
  if (kind === 'mint') return `mint of ${transaction.user} by ${transaction.root}`
  return ''
}

/** The rewards chain. */
export function destinationOf({ chains }: State): Chain {
  const destination = chains.at(-1)
  if (!destination) throw new Error('There is no rewards chain')
  return destination
}

export const isDestination = ({ chains }: State, chain: number) => chain === chains.length - 1

/** The number of a chain's transactions in its first `count` batches. */
export function batchedBy({ batches }: Chain, count = batches.length): number {
  return batches.slice(0, count).reduce((sum, batch) => sum + batch.length, 0)
}

export function hasDeposit(batch: readonly Transaction[] | undefined, user: number): boolean {
  return batch?.some((one) => one.kind === 'deposit' && one.user === user) ?? false
}

/** Whether a root proves that a user deposited. */
export function proves({ chains, roots }: State, root: number, user: number): boolean {
  return roots
    .slice(0, root)
    .some(({ chain, batch }) => hasDeposit(chains[chain]?.batches[batch], user))
}

/** Number of the last genuine root that a chain has imported, 0 for none. */
export function importedBy({ transactions }: Pick<Chain, 'transactions'>): number {
  return transactions.reduce(
    (last, one) => (one.kind === 'import' && one.root !== 'forged' ? one.root : last),
    0,
  )
}

export const isForged = (one: Transaction) => one.kind === 'import' && one.root === 'forged'

/** The mints among these transactions that have an effect. */
export function effectiveMints(
  state: State,
  transactions: readonly Transaction[],
  isRewardedAlready: (rewarded: readonly Transaction[], mint: Transaction) => boolean,
): (Transaction & { kind: 'mint' })[] {
  const mints: (Transaction & { kind: 'mint' })[] = []
  let imported = 0
  let hasForged = false
  for (const one of transactions) {
    if (one.kind === 'import')
      if (one.root === 'forged') hasForged = true
      else imported = one.root
    if (one.kind !== 'mint' || isRewardedAlready(mints, one)) continue
    const isProven =
      one.root === 'forged' ? hasForged : one.root <= imported && proves(state, one.root, one.user)
    if (isProven) mints.push(one)
  }
  return mints
}
