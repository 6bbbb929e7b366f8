/**
 * The state of the model, reduced to the essentials: each transaction emits one log, whose index is the position of the
 * transaction in its block, and executes at most one message.
 */
export type State = {
  chains: readonly Chain[]
  /** By chain, the numbers of the blocks that remain to be emptied; null if no rewrite is in progress. */
  rewriting: readonly (readonly number[])[] | null
  /** Number of faults, including reorgs and rollbacks. */
  faults: number
  /** A transaction was admitted whose message relies on an invalid one. */
  isMisled: boolean
  /** An execution was lost that relies on nothing invalid. */
  hasLost: boolean
}

export type Chain = {
  /** Time of the next block. */
  clock: number
  blocks: readonly Block[]
  /** Number of blocks that were audited. */
  audited: number
  pool: readonly Transaction[]
  /** Of emptied blocks, and not in a block again. */
  resubmitted: readonly Transaction[]
}

export type Block = { time: number; transactions: readonly Transaction[] }

/** The message that it executes, if any. */
export type Transaction = Identifier | null

/** Identifies a log, without the hash of its block. */
export type Identifier = readonly [
  chain: number,
  block: number,
  index: number,
  time: number,
  payload: Payload,
]

/** A transaction that executes a message emits a different log. */
export type Payload = 'sent' | 'relayed'

export type Bounds = {
  chains: number
  /** Per chain: users and faults add no more. */
  maxBlocks: number
  /** On all chains: users and faults add no more. */
  maxTransactions: number
  maxTime: number
  /** Maximum age of a message when it is executed. */
  expiry: number
  maxFaults: number
}

export function initialState({ chains }: Bounds): State {
  const chain: Chain = { clock: 0, blocks: [], audited: 0, pool: [], resubmitted: [] }
  return {
    chains: Array.from({ length: chains }, () => chain),
    ...{ rewriting: null, faults: 0, isMisled: false, hasLost: false },
  }
}

export function withChain(state: State, index: number, changes: Partial<Chain>): State {
  const chains = state.chains.map((chain, at) => (at === index ? { ...chain, ...changes } : chain))
  return { ...state, chains }
}

const payloadOf = (transaction: Transaction): Payload => (transaction === null ? 'sent' : 'relayed')

/** Identifiers of the logs of a chain's first blocks. */
export function logsOf({ blocks }: Chain, chain: number, count = blocks.length): Identifier[] {
  return blocks
    .slice(0, count)
    .flatMap(({ time, transactions }, block) =>
      transactions.map(
        (transaction, index): Identifier => [chain, block, index, time, payloadOf(transaction)],
      ),
    )
}

/** Whether a log exists in a block of its chain. */
export function exists({ chains }: State, [chain, number, index, time, payload]: Identifier) {
  const block = chains[chain]?.blocks[number]
  const transaction = block?.transactions[index]
  return transaction !== undefined && block?.time === time && payloadOf(transaction) === payload
}

/** Whether a message is neither from the future nor expired. */
export function isTimely([, , , time]: Identifier, now: number, { expiry }: Bounds): boolean {
  return time <= now && now <= time + expiry
}

/** Whether a transaction can be in a block of this time, whatever its message relies on. */
export function isValid(state: State, transaction: Transaction, time: number, bounds: Bounds) {
  return transaction === null || (exists(state, transaction) && isTimely(transaction, time, bounds))
}

/**
 * By chain and block, whether all its messages are valid, and from blocks of which the same is true.
 *
 * @param isInvalid - Excludes a block.
 * @param assumed - Whether messages that rely on each other are valid.
 */
export function soundBlocks(
  state: State,
  bounds: Bounds,
  isInvalid: (chain: number, block: number) => boolean = () => false,
  assumed = false,
): boolean[][] {
  const sound = state.chains.map(({ blocks }) => blocks.map(() => assumed))
  for (let isDone = false; !isDone; ) {
    isDone = true
    state.chains.forEach(({ blocks }, chain) => {
      blocks.forEach(({ time, transactions }, number) => {
        const row = sound[chain]
        if (!row || row[number] !== assumed || isInvalid(chain, number)) return
        const isSound = transactions.every((transaction, index) => {
          if (!isValid(state, transaction, time, bounds)) return false
          if (transaction === null) return true
          const [from, block, earlier] = transaction
          const isOfSameBlock = from === chain && block === number && earlier < index
          return isOfSameBlock || sound[from]?.[block] === true
        })
        if (isSound === assumed) return
        row[number] = isSound
        isDone = false
      })
    })
  }
  return sound
}
