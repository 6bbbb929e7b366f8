import type { SuperchainPace } from './pace'

/** A level of safety, named like the delay after which a block may reach it. */
export type SafetyLevel = 'safe' | 'finalize'

const levels = ['safe', 'finalize'] as const satisfies readonly SafetyLevel[]

/** A block, by the chain's id and its number. */
export type BlockReference = { chainId: bigint; blockNumber: bigint }

type SafetyBlock = {
  number: bigint
  /** Milliseconds since the epoch. */
  arrivedAt: number
  /** The blocks that it relies on. */
  sources: readonly BlockReference[]
}

type ChainSafety = {
  /** The blocks that have not reached every level. */
  blocks: SafetyBlock[]
  heads: Record<SafetyLevel, bigint>
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

  /** Forgets all blocks. */
  reset(): void {
    this.#chains.clear()
  }

  /** Adds the next block of a chain. */
  add(chainId: bigint, block: SafetyBlock): void {
    this.#of(chainId).blocks.push(block)
  }

  /** The last block that has reached a level; 0 if none has. */
  head(chainId: bigint, level: SafetyLevel): bigint {
    this.#advance()
    return this.#of(chainId).heads[level]
  }

  /** When a block arrived, in milliseconds since the epoch; 0 if that was long ago. */
  arrivalOf({ chainId, blockNumber }: BlockReference): number {
    return this.#of(chainId).blocks.find(({ number }) => number === blockNumber)?.arrivedAt ?? 0
  }

  #of(chainId: bigint): ChainSafety {
    const known = this.#chains.get(chainId)
    if (known) return known
    const added: ChainSafety = { blocks: [], heads: { safe: 0n, finalize: 0n } }
    this.#chains.set(chainId, added)
    return added
  }

  #advance(): void {
    const now = Date.now()
    const delays = this.#pace()
    for (const level of levels) {
      // A block may rely on one of a chain that comes later.
      for (let moved = true; moved; ) {
        moved = false
        for (const chain of this.#chains.values()) {
          const before = chain.heads[level]
          for (const { number, arrivedAt, sources } of chain.blocks) {
            if (number <= chain.heads[level]) continue
            if (now - arrivedAt < delays[level]) break
            if (!sources.every((source) => this.#has(source, level))) break
            chain.heads[level] = number
          }
          if (chain.heads[level] > before) moved = true
        }
      }
    }
    for (const { blocks, heads } of this.#chains.values()) {
      const first = blocks.findIndex(({ number }) => number > heads.safe || number > heads.finalize)
      blocks.splice(0, first === -1 ? blocks.length : first)
    }
  }

  #has({ chainId, blockNumber }: BlockReference, level: SafetyLevel): boolean {
    return this.#of(chainId).heads[level] >= blockNumber
  }
}
