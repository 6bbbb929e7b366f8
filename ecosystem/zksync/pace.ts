import { z } from 'zod'

/** Minimum delay of each stage of a message, in milliseconds. */
export type Pace = {
  /** From the first block of a batch until it is sealed. */
  seal: number
  /** From sealed to committed. */
  commit: number
  /** From committed to proven. */
  prove: number
  /** From proven to executed. */
  execute: number
  /** From executed to imported by the other chains. */
  import: number
}

export const paces = {
  /** Without delays. */
  instant: { seal: 0, commit: 0, prove: 0, execute: 0, import: 0 },
  /** Slow enough to watch the stages. */
  fast: { seal: 1_000, commit: 1_000, prove: 1_000, execute: 1_000, import: 1_000 },
  /** The order of magnitude of a live network, where a message takes minutes. */
  realistic: { seal: 20_000, commit: 30_000, prove: 60_000, execute: 30_000, import: 10_000 },
} as const satisfies Record<string, Pace>

export type PaceName = keyof typeof paces

const paceNames = Object.keys(paces) as [PaceName, ...PaceName[]]

export const paceNameSchema = z.enum(paceNames)

const delaySchema = z.int().min(0).max(3_600_000)

/** A pace by its name, or by its five delays. */
export const paceSchema = z.union(
  [
    paceNameSchema.transform((name): Pace => paces[name]),
    z.strictObject({
      seal: delaySchema,
      commit: delaySchema,
      prove: delaySchema,
      execute: delaySchema,
      import: delaySchema,
    }),
  ],
  {
    error: `must be ${paceNames.join(', ')}, or an object of seal, commit, prove, execute and import in milliseconds, at most an hour`,
  },
)
