import { z } from 'zod'

/** Minimum delay of each stage of a message, in milliseconds. */
export type SuperchainPace = {
  /** From sent until the relayer relays it. */
  relay: number
  /** From a block until it is safe, if all that it relies on is. */
  safe: number
  /** From a block until it is finalized, if all that it relies on is. */
  finalize: number
}

export const superchainPaces = {
  /** Without delays, except for the finality that a reorg cannot undo. */
  instant: { relay: 0, safe: 0, finalize: 30_000 },
  /** Slow enough to watch the stages. */
  fast: { relay: 2_000, safe: 4_000, finalize: 60_000 },
  /** The order of magnitude of a live network. */
  realistic: { relay: 4_000, safe: 120_000, finalize: 900_000 },
} as const satisfies Record<string, SuperchainPace>

export type SuperchainPaceName = keyof typeof superchainPaces

const paceNames = Object.keys(superchainPaces) as [SuperchainPaceName, ...SuperchainPaceName[]]

export const superchainPaceNameSchema = z.enum(paceNames)

const delaySchema = z.int().min(0).max(3_600_000)

/** A pace by its name, or by its three delays. */
export const superchainPaceSchema = z.union(
  [
    superchainPaceNameSchema.transform((name): SuperchainPace => superchainPaces[name]),
    z.strictObject({ relay: delaySchema, safe: delaySchema, finalize: delaySchema }),
  ],
  {
    error: `must be ${paceNames.join(', ')}, or an object with relay, safe and finalize, each 0 to 3600000 ms`,
  },
)
