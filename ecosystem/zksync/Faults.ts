import type { Hash } from 'viem'
import { z } from 'zod'
import {
  type CommonFaults,
  commonFaults,
  FaultInjector,
  milliseconds,
  rate,
} from '../faults/FaultInjector'
import * as schemas from '../jsonrpc/schemas'

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
  ...commonFaults,
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
export type FaultSettings = CommonFaults & {
  settlement: { delay: number; dropRate: number; duplicateRate: number }
  imports: { delay: number; shuffle: boolean }
  proofs: { withhold: 'all' | Hash[]; for?: number | undefined }
}

/** Time until a lost settlement transaction is resubmitted. */
const noticeMs = 1_000

/** Injects faults into ZKsync's interop. */
export class Faults extends FaultInjector<FaultSettings> {
  constructor() {
    super(faultsSchema.parse({}))
  }

  /** Whether the proofs of a transaction's messages are withheld. */
  withholdsProof(transactionHash: string): boolean {
    const { withhold, for: duration = Number.POSITIVE_INFINITY } = this.settings.proofs
    if (this.age > duration) return false
    if (withhold === 'all') return true
    return withhold.some((hash) => hash.toLowerCase() === transactionHash.toLowerCase())
  }

  /** Whether settlement transactions are delayed, lost or sent twice. */
  get affectSettlement(): boolean {
    return Object.values(this.settings.settlement).some((value) => value > 0)
  }

  /** Sends a settlement transaction with delay, loss and duplication. */
  async sendSettlement(
    send: (isDuplicate: boolean) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const { delay: late, dropRate, duplicateRate } = this.settings.settlement
    await this.wait(late, signal)
    if (this.happens(dropRate)) await this.wait(noticeMs, signal)
    await send(false)
    // The settlement layer rejects the second one.
    if (this.happens(duplicateRate)) await send(true).catch(() => {})
  }

  /** Delays the import of roots; returns the groups in which they are imported. */
  async orderImports<root>(roots: readonly root[], signal: AbortSignal): Promise<root[][]> {
    const { delay: late, shuffle } = this.settings.imports
    await this.wait(late, signal)
    return shuffle ? this.shuffled(roots).map((root) => [root]) : [[...roots]]
  }
}
