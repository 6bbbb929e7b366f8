import { LRUCache } from 'lru-cache'
import type { Address, Hash } from 'viem'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import { type Execution, payloadHashOf, readExecutions } from './readBlock'
import type { SuperchainChain } from './SuperchainChain'

/** Maximum number of logs that are held in memory. */
const maxLogs = 20_000

/** What messages from a block are compared with. */
export type SourceBlock = {
  /** Seconds since the epoch. */
  timestamp: bigint
  /** By their index in the block. */
  logs: ReadonlyMap<bigint, { origin: Address; payloadHash: Hash }>
  /** The messages that it executed, in order. */
  executions: readonly Execution[]
}

/** The durable blocks that messages may come from, read when they are needed. */
export class SourceBlocks {
  readonly #signal: AbortSignal
  #cache = createCache()

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** Returns a block; null if the chain has none with that number yet. */
  async get(chain: SuperchainChain, number: bigint): Promise<SourceBlock | null> {
    const key = `${chain.id}:${number}`
    const cache = this.#cache
    const cached = cache.get(key)
    if (cached) return cached
    const { node } = chain
    if (number > node.blocks.head) return null
    const [block] = await retryAcrossRestarts([node], this.#signal, () =>
      node.blocks.read(number, number),
    )
    if (!block) return null
    const found = {
      timestamp: block.timestamp,
      executions: readExecutions(block),
      logs: new Map(
        block.logs.map((log) => [
          BigInt(log.logIndex),
          { origin: log.address, payloadHash: payloadHashOf(log) },
        ]),
      ),
    }
    cache.set(key, found)
    return found
  }

  /** Forgets all blocks, also those that are being read: some may have been dropped. */
  clear(): void {
    this.#cache = createCache()
  }
}

function createCache() {
  return new LRUCache<string, SourceBlock>({
    maxSize: maxLogs,
    sizeCalculation: ({ logs }) => logs.size + 1,
  })
}
