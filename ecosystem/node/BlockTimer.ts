import { setTimeout as delay } from 'node:timers/promises'
import type { NodeClient } from '../anvil/startNode'

/** A node mines a block of what it was sent in less than this. */
export const settleMs = 20

/** Blocks that are mined as fast as this need no consideration: those of nodes with up to about 10,000 accounts. */
const quickBlockMs = 20

/** On a busy machine, some blocks take long. The fastest of this many tells how long the node needs for one. */
const timedBlocks = 8

/** Measures how long a node takes to mine a block. */
export class BlockTimer {
  #blockTimes: readonly number[] = []

  /** Milliseconds in which the node has mined the fastest of the last blocks; 0 before enough blocks were timed. */
  get fastestMs(): number {
    return this.#blockTimes.length < timedBlocks ? 0 : Math.min(...this.#blockTimes)
  }

  /** How long the node takes to mine a block, in milliseconds; 0 if that is negligible. */
  get blockMs(): number {
    return this.fastestMs > quickBlockMs ? this.fastestMs : 0
  }

  add(ms: number): void {
    this.#blockTimes = [...this.#blockTimes, ms].slice(-timedBlocks)
  }

  /**
   * Times a request that is answered once its transaction is mined.
   *
   * @param isValid - Whether the node did nothing but mine, called if it took long.
   */
  async time<result>(
    send: () => Promise<result>,
    isValid: () => Promise<boolean>,
  ): Promise<result> {
    const begun = performance.now()
    const result = await send()
    const took = performance.now() - begun
    if (took <= quickBlockMs || (await isValid())) this.add(took)
    return result
  }

  /** Returns the head after the time that the node takes to mine a block; null if it has mined one in that time. */
  async stableHead(client: NodeClient): Promise<bigint | null> {
    const before = await client.getBlockNumber()
    await delay(settleMs + 2 * this.blockMs)
    return (await client.getBlockNumber()) === before ? before : null
  }
}
