import type { Logger } from 'pino'
import type { ReplayStep } from '../journal/entries'
import type { ReadWriteLock } from '../ReadWriteLock'
import type { NetworkChain } from './NetworkChain'
import type { DroppedTransaction } from './Protocol'

/** What a network offers its protocol. */
export type ProtocolHost<chain extends NetworkChain> = {
  /** The chains so far. */
  readonly chains: readonly chain[]
  /** Held, shared, by whatever the protocol sends to a chain. */
  readonly lock: ReadWriteLock
  readonly log: Logger
  /** Aborted when the network is stopped. */
  readonly signal: AbortSignal
  /** Reports an event with a human-readable message. */
  report: (text: string) => void
  onError: (error: Error) => void
  /** Runs `work` while no other change of the network is in progress. */
  change: <result>(work: () => Promise<result>) => Promise<result>
  /**
   * Stops the protocol and starts it again, while no other change of the network is in progress.
   *
   * @param begin - Called in between.
   * @throws If it cannot be started, which the network reports.
   */
  restart: (begin: () => void) => Promise<void>
  /** Resolves once the protocol runs. @throws `HaltedError` if it cannot. */
  whenRunning: () => Promise<void>
  /**
   * Drops the blocks after one and replays others, while the protocol is stopped.
   *
   * @param stepsAfter - Maps the dropped steps to those to replay.
   * @returns What could not be replayed.
   * @throws If the state at that block is no longer available; then nothing has changed.
   */
  replaceAfter: (
    chain: chain,
    lastBlock: bigint,
    stepsAfter: (dropped: readonly ReplayStep[]) => readonly ReplayStep[],
  ) => Promise<DroppedTransaction[]>
  /**
   * Drops the blocks after one and replays their transactions, as far as `planReplay` has them replayed.
   *
   * @param begin - Called once the protocol has stopped; returns whether to continue.
   * @param onStateGone - Called if the state at that block is no longer available; then nothing has changed.
   */
  replayAfter: (
    chain: chain,
    lastBlock: bigint,
    options: { begin: () => boolean; onStateGone: (error: Error) => void },
  ) => Promise<void>
}
