import { z } from 'zod'
import {
  type CommonFaults,
  commonFaults,
  FaultInjector,
  milliseconds,
  rate,
} from '../faults/FaultInjector'

/** Faults to inject. No faults are injected where an option is omitted. */
export type SuperchainFaultOptions = {
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
  /** The transactions of the relayer. */
  relay?:
    | {
        /** Delay of each, in milliseconds. */
        delay?: number | undefined
        /** Share that is lost, and sent again a second later. */
        dropRate?: number | undefined
        /** Share that is sent twice. */
        duplicateRate?: number | undefined
        /** Whether messages are relayed in random order. */
        shuffle?: boolean | undefined
      }
    | undefined
  /** The admission of transactions with executing messages. */
  filter?:
    | {
        /** Whether all of them are rejected. */
        failsafe?: boolean | undefined
        /** Time until blocks can be relied upon, in milliseconds. */
        lag?: number | undefined
      }
    | undefined
}

export const superchainFaultsSchema = z.strictObject({
  ...commonFaults,
  relay: z
    .strictObject({
      delay: milliseconds,
      dropRate: rate,
      duplicateRate: rate,
      shuffle: z.boolean('must be true or false').default(false),
    })
    .prefault({}),
  filter: z
    .strictObject({
      failsafe: z.boolean('must be true or false').default(false),
      lag: milliseconds,
    })
    .prefault({}),
}) satisfies z.ZodType<SuperchainFaultSettings, SuperchainFaultOptions>

/** The faults in effect. */
export type SuperchainFaultSettings = CommonFaults & {
  relay: { delay: number; dropRate: number; duplicateRate: number; shuffle: boolean }
  filter: { failsafe: boolean; lag: number }
}

/** Time until a lost transaction of the relayer is sent again. */
const noticeMs = 1_000

/** Injects faults into the Superchain's interop. */
export class SuperchainFaults extends FaultInjector<SuperchainFaultSettings> {
  constructor() {
    super(superchainFaultsSchema.parse({}))
  }

  /** Sends a transaction of the relayer with delay, loss and duplication. */
  async relay(send: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const { delay, dropRate, duplicateRate } = this.settings.relay
    await this.wait(delay, signal)
    if (this.happens(dropRate)) await this.wait(noticeMs, signal)
    await send()
    // The messenger rejects the second one.
    if (this.happens(duplicateRate)) await send().catch(() => {})
  }

  /** The message to relay next. */
  next<message>(messages: ReadonlyMap<unknown, message>): message | undefined {
    if (this.settings.relay.shuffle) return this.shuffled([...messages.values()])[0]
    return messages.values().next().value
  }
}
