import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pace } from '../pace'
import { stages } from './settlementStep'

/** The stages that a pause delays, unlike sealing and importing. */
const settlementStages: ReadonlySet<keyof Pace> = new Set(stages)

/**
 * Delays the stages of settlement by the current pace. Changes take effect immediately, also for stages in progress.
 */
export class SettlementScheduler {
  #pace: Pace
  #isPaused = false
  readonly #pausedImports = new Set<number>()
  readonly #changes = new EventEmitter().setMaxListeners(0)

  constructor(pace: Pace) {
    this.#pace = pace
  }

  get pace(): Pace {
    return this.#pace
  }

  set pace(pace: Pace) {
    this.#pace = pace
    this.#changes.emit('change')
  }

  /** Whether settlement is paused: no batch is committed, proven or executed. */
  get isPaused(): boolean {
    return this.#isPaused
  }

  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused
    this.#changes.emit('change')
  }

  /** Whether nothing delays commits, proofs and executions. */
  get isImmediate(): boolean {
    return !this.#isPaused && stages.every((stage) => this.#pace[stage] === 0)
  }

  /** Ids of the chains whose imports are paused. */
  get pausedImports(): ReadonlySet<number> {
    return this.#pausedImports
  }

  pauseImports(chainId: number): void {
    this.#pausedImports.add(chainId)
    this.#changes.emit('change')
  }

  resumeImports(chainId: number): void {
    this.#pausedImports.delete(chainId)
    this.#changes.emit('change')
  }

  /** Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener)
    return () => this.#changes.off('change', listener)
  }

  /**
   * Resolves when a stage that begins now may proceed.
   *
   * @param importer - Id of the importing chain, for the stage `import`.
   */
  async wait(stage: keyof Pace, signal: AbortSignal, importer?: number): Promise<void> {
    const begin = performance.now()
    for (;;) {
      signal.throwIfAborted()
      const left = this.#pace[stage] - (performance.now() - begin)
      const isHeldUp =
        (this.#isPaused && settlementStages.has(stage)) ||
        (importer !== undefined && this.#pausedImports.has(importer))
      if (left <= 0 && !isHeldUp) return

      const settled = new AbortController()
      const either = AbortSignal.any([signal, settled.signal])
      await Promise.race([
        once(this.#changes, 'change', { signal: either }),
        ...(isHeldUp ? [] : [delay(left, undefined, { signal: either })]),
      ]).finally(() => settled.abort())
    }
  }
}
