import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import { inOneBlock, mineBlock, untilMined } from '../anvil/mining'
import type { NodeClient } from '../anvil/startNode'
import type { SerialQueue } from '../SerialQueue'
import { type BlockTimer, settleMs } from './BlockTimer'
import type { MiningGate } from './MiningGate'
import type { SupervisedProcess } from './SupervisedProcess'

/** After each block, mining pauses for this multiple of the time that a block takes: it takes up a quarter of the time. */
const pauseFactor = 3
/** Reached with about 400,000 accounts. */
const maxPauseMs = 3_000

/** The node accepts 100 transactions at once in 60 to 180 ms, so one takes less than this. */
const sendMs = 2
/** Blocks up to this size keep the time below half a second in which transactions are gathered. */
const maxGathered = 200

/** The node executes a transaction in less time than this. */
const executionMs = 0.5
/** After this many blocks in a row, other requests that change the node have their turn. */
const maxBlocksInARow = 20

/**
 * Makes blocks larger when there is much to include.
 *
 * A block takes as long as several transactions. So while several are sent at the same time, the node does not mine one
 * block for each, but one of all that came while it mined the block before.
 *
 * For each block, anvil copies and hashes all accounts and slots. Measured with anvil 1.7.1 on two busy cores, the fastest
 * of 30 blocks with one transfer:
 *
 * | accounts     | 10 | 1,000 | 2,000 | 5,000 | 10,000 | 20,000 | 50,000 | 100,000 |
 * | ------------ | -- | ----- | ----- | ----- | ------ | ------ | ------ | ------- |
 * | ms per block |  2 |     2 |     5 |     8 |     13 |     30 |     78 |     237 |
 *
 * Where that is noticeable, mining pauses after each block, and what is sent meanwhile is gathered in the next one. So
 * blocks grow with the load, instead of taking up the whole machine.
 */
export class MiningThrottle {
  readonly #process: SupervisedProcess
  readonly #gate: MiningGate
  readonly #queue: SerialQueue
  readonly #timer: BlockTimer
  readonly #isEnabled: boolean
  #isPaused = false
  #isGathering = false
  #isBusy = false

  constructor({
    process,
    gate,
    queue,
    timer,
    isEnabled,
  }: {
    process: SupervisedProcess
    gate: MiningGate
    queue: SerialQueue
    timer: BlockTimer
    isEnabled: boolean
  }) {
    this.#process = process
    this.#gate = gate
    this.#queue = queue
    this.#timer = timer
    this.#isEnabled = isEnabled
    gate.onBusy(() => void this.#mineWhileBusy())
  }

  /** Pauses mining after a block. */
  async pause(): Promise<void> {
    const ms = Math.min(maxPauseMs, pauseFactor * this.#timer.blockMs)
    if (!this.#isEnabled || ms === 0 || this.#isPaused) return
    this.#isPaused = true
    this.#gate.pause()
    await delay(ms)
    await this.#queue
      .run(() => this.#gather())
      .catch(() => {
        // The node has exited, and is restored with its settings.
      })
    this.#isGathering = false
    this.#isPaused = false
    // They were too many for one block.
    if (this.#gate.waiting > 0 && this.#process.isUp) void this.pause()
    this.#gate.resume()
  }

  /** Times a request that is answered once its transaction is mined. */
  time<result>(send: () => Promise<result>): Promise<result> {
    const isAlone = !this.#isGathering
    // It was waiting because automine was disabled.
    return this.#timer.time(send, async () => isAlone && (await this.#process.client.getAutomine()))
  }

  /** Lets transactions pass in groups, and mines a block of each, while several are sent at the same time. */
  async #mineWhileBusy(): Promise<void> {
    if (this.#isBusy || this.#isPaused) return
    this.#isBusy = true
    await this.#gate.whilePaused(() =>
      this.#queue
        .run(() => this.#mineGroups())
        .catch(() => {
          // The node has exited, and is restored with its settings.
        })
        // Before what waits passes, which may be many again.
        .finally(() => {
          this.#isBusy = false
        }),
    )
  }

  /** anvil may forget a transaction that it accepts while it mines, so it does one after the other. */
  async #mineGroups(): Promise<void> {
    const { direct } = this.#process.running
    await this.#gate.whenDrained()
    if (!(await direct.getAutomine())) return
    await untilMined(direct)
    await inOneBlock(direct, async () => {
      for (let blocks = 0; blocks < maxBlocksInARow && this.#gate.waiting > 0; blocks++) {
        this.#gate.letPass(maxGathered)
        await setImmediate()
        await this.#gate.whenDrained()
        await this.#mine(direct)
      }
    })
  }

  /**
   * Sends what waits, and mines a single block of it; the node would mine one of each. That block is timed here, as it may
   * be followed only after a checkpoint.
   */
  async #gather(): Promise<void> {
    const { direct } = this.#process.running
    const count = Math.min(this.#gate.waiting, maxGathered)
    if (count < 2 || !(await direct.getAutomine())) return this.#gate.letPass(this.#gate.waiting)
    await inOneBlock(direct, async () => {
      this.#isGathering = true
      this.#gate.letPass(count)
      await delay(settleMs + count * sendMs)
      await this.#mine(direct)
    })
  }

  /** Mines a block of what is pending, if anything is. */
  async #mine(node: NodeClient): Promise<void> {
    const { pending } = await node.getTxpoolStatus()
    if (pending === 0) return
    const begun = performance.now()
    await mineBlock(node)
    this.#timer.add(Math.max(0, performance.now() - begun - pending * executionMs))
  }
}
