import { setTimeout as delay } from 'node:timers/promises'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Hash } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'

const rate = z.number('must be a number from 0 to 1').min(0).max(1).default(0)
const milliseconds = z
  .int('must be whole milliseconds, at most an hour')
  .min(0)
  .max(3_600_000)
  .default(0)

/** Faults to inject. No faults are injected where an option is omitted. */
export type FaultOptions = {
  /** The same seed yields the same faults for the same events. @default 1 */
  seed?: number | undefined
  /** Responses of chains to their clients. */
  rpc?:
    | {
        /** Share of requests that fail, 0 to 1. */
        errorRate?: number | undefined
        /** Delay of each response, in milliseconds. */
        latency?: number | undefined
        /** Affected chains. @default All */
        chainIds?: number[] | undefined
      }
    | undefined
  /** The transactions that commit, prove and execute batches. */
  settlement?:
    | {
        /** Delay of each, in milliseconds. */
        delay?: number | undefined
        /** Share that is lost, and resubmitted a second later. */
        dropRate?: number | undefined
        /** Share that is sent twice. */
        duplicateRate?: number | undefined
      }
    | undefined
  /** Imports of interop roots. */
  imports?:
    | {
        /** Delay of each, in milliseconds. */
        delay?: number | undefined
        /** Whether pending roots are imported one by one, in random order. */
        shuffle?: boolean | undefined
      }
    | undefined
  /** Proofs that the chains withhold by returning null. */
  proofs?:
    | {
        /** Of the messages of these transactions, or of all. */
        withhold?: 'all' | Hash[] | undefined
        /** Milliseconds from now. @default Indefinitely */
        for?: number | undefined
      }
    | undefined
}

export const faultsSchema = z.strictObject({
  seed: z.int('must be a whole number').default(1),
  rpc: z
    .strictObject({
      errorRate: rate,
      latency: milliseconds,
      chainIds: z.array(z.int()).optional(),
    })
    .prefault({}),
  settlement: z
    .strictObject({
      delay: milliseconds,
      dropRate: rate,
      duplicateRate: rate,
    })
    .prefault({}),
  imports: z
    .strictObject({
      delay: milliseconds,
      shuffle: z.boolean('must be true or false').default(false),
    })
    .prefault({}),
  proofs: z
    .strictObject({
      withhold: z
        .union([z.literal('all'), z.array(schemas.hash)], {
          error: 'must be "all", or a list of transaction hashes',
        })
        .default([]),
      for: z.int('must be whole milliseconds').min(0).optional(),
    })
    .prefault({}),
}) satisfies z.ZodType<FaultSettings, FaultOptions>

/** The faults in effect. */
export type FaultSettings = {
  seed: number
  rpc: { errorRate: number; latency: number; chainIds?: number[] | undefined }
  settlement: { delay: number; dropRate: number; duplicateRate: number }
  imports: { delay: number; shuffle: boolean }
  proofs: { withhold: 'all' | Hash[]; for?: number | undefined }
}

/** Time until a lost settlement transaction is resubmitted. */
const noticeMs = 1_000

/** Injects faults, at random by rates and a seed, or for a duration. */
export class Faults {
  #settings: FaultSettings = faultsSchema.parse({})
  #setAt = 0
  #random = xoroshiro128plus(1)
  /** Aborted when the settings change. */
  #changed = new AbortController()

  get settings(): FaultSettings {
    return this.#settings
  }

  /** Delays in progress end immediately. */
  set settings(settings: FaultSettings) {
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
    await this.#wait(latency)
    return this.#happens(errorRate)
  }

  /** Whether the proofs of a transaction's messages are withheld. */
  withholdsProof(transactionHash: string): boolean {
    const { withhold, for: duration = Number.POSITIVE_INFINITY } = this.#settings.proofs
    if (performance.now() - this.#setAt > duration) return false
    if (withhold === 'all') return true
    return withhold.some((hash) => hash.toLowerCase() === transactionHash.toLowerCase())
  }

  /** Sends a settlement transaction with delay, loss and duplication. */
  async sendSettlement(
    send: (isDuplicate: boolean) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const { delay: late, dropRate, duplicateRate } = this.#settings.settlement
    await this.#wait(late, signal)
    if (this.#happens(dropRate)) await this.#wait(noticeMs, signal)
    await send(false)
    // The settlement layer rejects the second one.
    if (this.#happens(duplicateRate)) await send(true).catch(() => {})
  }

  /** Delays the import of roots; returns the groups in which they are imported. */
  async orderImports<root>(roots: readonly root[], signal: AbortSignal): Promise<root[][]> {
    const { delay: late, shuffle } = this.#settings.imports
    await this.#wait(late, signal)
    return shuffle ? this.#shuffled(roots).map((root) => [root]) : [[...roots]]
  }

  /** Ends early when the settings change. Does not keep the process alive. */
  async #wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds === 0) return
    const { signal: changed } = this.#changed
    const either = AbortSignal.any(signal ? [changed, signal] : [changed])
    await delay(milliseconds, undefined, { signal: either, ref: false }).catch(() => {})
    signal?.throwIfAborted()
  }

  #shuffled<item>(items: readonly item[]): item[] {
    const left = [...items]
    return items.flatMap(() => left.splice(uniformInt(this.#random, 0, left.length - 1), 1))
  }

  #happens(rate: number): boolean {
    return rate > 0 && uniformFloat64(this.#random) < rate
  }
}
