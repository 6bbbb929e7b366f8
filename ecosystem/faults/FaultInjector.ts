import { setTimeout as delay } from 'node:timers/promises'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { z } from 'zod'

/** The faults that every network can inject. */
export type CommonFaults = {
  seed: number
  rpc: { errorRate: number; latency: number; chainIds?: number[] | undefined }
}

/** A probability. */
export const rate = z.number('must be a number from 0 to 1').min(0).max(1).default(0)

/** A delay. */
export const milliseconds = z
  .int('must be whole milliseconds, at most an hour')
  .min(0)
  .max(3_600_000)
  .default(0)

/** The fields of {@link CommonFaults}. */
export const commonFaults = {
  seed: z.int('must be a whole number').default(1),
  rpc: z
    .strictObject({
      errorRate: rate,
      latency: milliseconds,
      chainIds: z.array(z.int()).optional(),
    })
    .prefault({}),
}

/** Injects faults, at random by rates and a seed, or for a duration. Subclasses add those of a protocol. */
export class FaultInjector<settings extends CommonFaults> {
  #settings: settings
  #setAt = 0
  #random = xoroshiro128plus(1)
  /** Aborted when the settings change. */
  #changed = new AbortController()

  constructor(settings: settings) {
    this.#settings = settings
  }

  get settings(): settings {
    return this.#settings
  }

  /** Delays in progress end immediately. */
  set settings(settings: settings) {
    this.#changed.abort()
    this.#changed = new AbortController()
    this.#settings = settings
    this.#setAt = performance.now()
    this.#random = xoroshiro128plus(settings.seed)
  }

  /** Delays a response of a chain; returns whether the request must fail. */
  async failsRequest(chainId: number): Promise<boolean> {
    const { errorRate, latency, chainIds } = this.#settings.rpc
    if (chainIds && !chainIds.includes(chainId)) return false
    await this.wait(latency)
    return this.happens(errorRate)
  }

  /** Milliseconds since the settings changed. */
  protected get age(): number {
    return performance.now() - this.#setAt
  }

  /** Ends early when the settings change. Does not keep the process alive. */
  protected async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds === 0) return
    const { signal: changed } = this.#changed
    const either = AbortSignal.any(signal ? [changed, signal] : [changed])
    await delay(milliseconds, undefined, { signal: either, ref: false }).catch(() => {})
    signal?.throwIfAborted()
  }

  protected shuffled<item>(items: readonly item[]): item[] {
    const left = [...items]
    return items.flatMap(() => left.splice(uniformInt(this.#random, 0, left.length - 1), 1))
  }

  protected happens(rate: number): boolean {
    return rate > 0 && uniformFloat64(this.#random) < rate
  }
}
