import type { Logger } from 'pino'
import { forgetCreations } from '../anvil/forgetCreations'
import { setClock } from '../anvil/setClock'
import { StorageError } from '../files/StorageError'
import type { SaveState } from '../journal/ChainStore'
import { dumpState } from '../journal/stateDump'
import { type NodeParts, quiesce } from './quiesce'

/** A checkpoint is due once the blocks since the last one take this long to replay. */
const minReplayMs = 1_000
/** Nor before they take this many times as long as the last checkpoint: checkpoints of a large state take seconds. */
const replayPerCheckpoint = 5

/** Maximum number of times that another block may have come before a checkpoint is put off. */
const maxTries = 100
const maxDumps = 5

/** Takes checkpoints of a node's state, so that its journal does not become too long to replay. */
export class Checkpoints {
  readonly #parts: NodeParts
  readonly #finalBlock: () => bigint
  readonly #log: Logger
  /** Minimum time that it takes to replay the blocks since the last checkpoint. */
  #replayMs = 0
  /** How long the last checkpoint took. */
  #tookMs = 0
  #isRunning = false

  /** @param finalBlock - Returns the last block that no rollback drops. */
  constructor(parts: NodeParts, { finalBlock, log }: { finalBlock: () => bigint; log: Logger }) {
    this.#parts = parts
    this.#finalBlock = finalBlock
    this.#log = log
  }

  /** Begins a checkpoint after a block if one is due. */
  blockAdded(): void {
    const { journal, timer } = this.#parts
    this.#replayMs += timer.fastestMs
    const isLong = this.#replayMs > Math.max(minReplayMs, replayPerCheckpoint * this.#tookMs)
    // Not awaited: the caller that has quiesced the node may wait for the next block to be durable.
    if ((journal.store.isCheckpointDue || isLong) && !this.#isRunning)
      void this.#take().catch((error) => this.#failed(error))
  }

  async #failed(error: Error): Promise<void> {
    if (error instanceof StorageError) this.#log.warn(error.message)
    else await this.#parts.process.taskFailed(error)
  }

  /** Takes a checkpoint, unless transactions are pending: the next block brings another try. */
  async #take(): Promise<void> {
    this.#isRunning = true
    try {
      await quiesce(this.#parts, () => this.#takeQuiesced())
    } finally {
      this.#isRunning = false
    }
  }

  async #takeQuiesced(): Promise<void> {
    const { process, journal } = this.#parts
    const begun = performance.now()
    this.#replayMs = 0
    try {
      if ((await process.running.direct.getTxpoolStatus()).pending > 0) return
      const isTaken = await journal.store.checkpoint(
        (save) => this.#dump(save),
        Number(this.#finalBlock()),
      )
      if (isTaken) await this.#forgetCreations()
    } finally {
      this.#tookMs = performance.now() - begun
    }
  }

  /** Saves the state of the node between two blocks. */
  async #dump(save: SaveState): Promise<bigint | null> {
    const { process, timer } = this.#parts
    const { client, address } = process.running
    for (let tries = 0, dumps = 0; tries < maxTries && dumps < maxDumps; tries++) {
      // What was sent before may still be mined.
      const head = await timer.stableHead(client)
      if (head === null) continue
      dumps++
      await save(this.#stateOf(address))
      if ((await client.getBlockNumber()) === head) return head
    }
    return null
  }

  async *#stateOf(address: string): AsyncGenerator<string, void> {
    try {
      yield* dumpState(address)
    } catch (cause) {
      throw this.#parts.process.downError(cause)
    }
  }

  /** Brings the running process to where one is that starts from its checkpoint, or starts one there. */
  async #forgetCreations(): Promise<void> {
    const { process, blocks } = this.#parts
    const { direct } = process.running
    await blocks.detach()
    try {
      const { timestamp } = await direct.getBlock({ blockTag: 'pending' })
      await forgetCreations(direct)
      await setClock(direct, Number(timestamp))
      await blocks.attach(process.client)
    } catch {
      if (process.isUp) await process.crash()
    }
  }
}
