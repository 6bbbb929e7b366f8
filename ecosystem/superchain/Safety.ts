import type { Hash } from 'viem'
import type { SuperchainPace } from './pace'

/** A level of safety, named like the delay after which a block may reach it. */
export type SafetyLevel = 'safe' | 'finalize'

const levels = ['safe', 'finalize'] as const satisfies readonly SafetyLevel[]

/** A block, by the chain's id and its number. */
export type BlockReference = { chainId: bigint; blockNumber: bigint }

/** A valid block. */
export type SafetyBlock = {
  number: bigint
  hash: Hash
  /** In milliseconds of a monotonic clock. */
  arrivedAt: number
  /** The blocks that it relies on. */
  sources: readonly BlockReference[]
}

type ChainSafety = {
  /** The blocks that have not reached every level. */
  blocks: SafetyBlock[]
  heads: Record<SafetyLevel, { number: bigint; hash: Hash | null }>
  /** The last block that was added. */
  last: bigint
}

/**
 * How safe the blocks of all chains are. A block reaches a level some time after it was made, once all blocks that it
 * relies on have reached it.
 */
export class Safety {
  readonly #pace: () => SuperchainPace
  readonly #chains = new Map<bigint, ChainSafety>()

  constructor(pace: () => SuperchainPace) {
    this.#pace = pace
  }

  /** Replaces the blocks of all chains. Those that were there before have still arrived when they did. */
  replace(chains: ReadonlyMap<bigint, readonly SafetyBlock[]>): void {
    const before = new Map(this.#chains)
    this.#chains.clear()
    for (const [chainId, blocks] of chains) {
      const old = before.get(chainId) ?? newChain()
      const arrivals = new Map(old.blocks.map(({ hash, arrivedAt }) => [hash, arrivedAt]))
      const chain = this.#of(chainId)
      for (const block of blocks) {
        this.add(chainId, { ...block, arrivedAt: arrivals.get(block.hash) ?? block.arrivedAt })
        for (const level of levels)
          if (block.hash === old.heads[level].hash)
            chain.heads[level] = { number: block.number, hash: block.hash }
      }
    }
  }

  /** Adds the next block of a chain. */
  add(chainId: bigint, block: SafetyBlock): void {
    const chain = this.#of(chainId)
    chain.blocks.push(block)
    chain.last = block.number
  }

  /** The last block that has reached a level; 0 if none has. */
  head(chainId: bigint, level: SafetyLevel): bigint {
    this.#advance()
    return this.#of(chainId).heads[level].number
  }

  /** When a block arrived, in milliseconds of a monotonic clock: minus infinity if that was long ago, infinity if it has not. */
  arrivalOf({ chainId, blockNumber }: BlockReference): number {
    const { blocks, last } = this.#of(chainId)
    if (blockNumber > last) return Number.POSITIVE_INFINITY
    return (
      blocks.find(({ number }) => number === blockNumber)?.arrivedAt ?? Number.NEGATIVE_INFINITY
    )
  }

  #of(chainId: bigint): ChainSafety {
    const known = this.#chains.get(chainId)
    if (known) return known
    const added = newChain()
    this.#chains.set(chainId, added)
    return added
  }

  #advance(): void {
    const now = performance.now()
    const delays = this.#pace()
    for (const level of levels) {
      // A block may rely on one of a chain that comes later.
      for (let moved = true; moved; ) {
        moved = false
        for (const chain of this.#chains.values()) {
          const before = chain.heads[level].number
          for (const { number, hash, arrivedAt, sources } of chain.blocks) {
            if (number <= chain.heads[level].number) continue
            if (now - arrivedAt < delays[level]) break
            if (!sources.every((source) => this.#has(source, level))) break
            chain.heads[level] = { number, hash }
          }
          if (chain.heads[level].number > before) moved = true
        }
      }
    }
    for (const { blocks, heads } of this.#chains.values()) {
      const first = blocks.findIndex(({ number }) =>
        levels.some((level) => number > heads[level].number),
      )
      blocks.splice(0, first === -1 ? blocks.length : first)
    }
  }

  #has({ chainId, blockNumber }: BlockReference, level: SafetyLevel): boolean {
    return this.#of(chainId).heads[level].number >= blockNumber
  }
}

function newChain(): ChainSafety {
  return {
    blocks: [],
    heads: { safe: { number: 0n, hash: null }, finalize: { number: 0n, hash: null } },
    last: 0n,
  }
}
