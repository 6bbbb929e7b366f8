import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pace } from '../config/pace'

/** The stages that a pause holds up; sealing and importing go on. */
const settlementStages: ReadonlySet<keyof Pace> = new Set(['commit', 'prove', 'execute'])

/** How fast an ecosystem goes: each stage waits here until it is due. Changes take effect at once, also on who waits. */
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

  /** Ids of the chains that import no root for now. */
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

  /** Returns how to listen no more. */
  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener)
    return () => this.#changes.off('change', listener)
  }

  /**
   * Resolves once a stage that is begun now is due.
   *
   * @param importer - Id of the chain that imports, in that stage.
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
