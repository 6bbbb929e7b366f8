import { readFileSync } from 'node:fs'
import { parseGwei } from 'viem'
import { z } from 'zod'
import { type StakingManifest, stakingManifestSchema } from '../../deployments/manifest'
import type { RelayerOptions } from '../startRelayer'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const

const seconds = z.coerce.number().positive()

/** The settings, by flag, environment variable or in a file, in this order. */
const configSchema = z.strictObject({
  manifest: z.string().min(1),
  keystore: z
    .union([z.string().transform((file) => [file]), z.array(z.string()).min(1)])
    .optional(),
  passwordFile: z.string().optional(),
  data: z.string().min(1),
  host: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  poll: seconds,
  maxFee: z
    .union([z.string(), z.number()])
    .transform((gwei, context) => {
      const text = String(gwei)
      if (/^\d+(\.\d{1,9})?$/.test(text)) return parseGwei(text)
      context.addIssue({ code: 'custom', message: 'must be an amount in gwei' })
      return z.NEVER
    })
    .optional(),
  bumpAfter: seconds,
  provers: z.coerce.number().int().min(1).max(64),
  logLevel: z.enum(logLevels),
})

export type Config = {
  options: Omit<RelayerOptions, 'signers' | 'log' | 'revive'>
  keystores: readonly string[]
  passwordFile: string | null
  logLevel: (typeof logLevels)[number]
}

const defaults = {
  data: 'interstake-relayer',
  host: '127.0.0.1',
  port: 9464,
  poll: 2,
  bumpAfter: 60,
  provers: 2,
  logLevel: 'info',
} satisfies Partial<Record<keyof z.infer<typeof configSchema>, unknown>>

/**
 * Combines the settings that were given with those of a file and the defaults.
 *
 * @param given - From flags and environment variables.
 * @param file - A JSON file with settings; undefined for none.
 * @throws If a setting is missing or invalid.
 */
export function loadConfig(
  given: Readonly<Record<string, unknown>>,
  file: string | undefined,
  databaseUrl: string | undefined,
): Config {
  const fromFile = file === undefined ? {} : readSettings(file)
  const { data: config, error } = configSchema.safeParse({ ...defaults, ...fromFile, ...given })
  if (error) throw new Error(`The settings are invalid: ${describe(error)}.`)
  const { host, port, poll, bumpAfter, provers, maxFee } = config
  return {
    options: {
      manifest: readManifest(config.manifest),
      database: databaseUrl ? { url: databaseUrl } : { directory: config.data },
      server: { host, port },
      pollMs: poll * 1_000,
      feeCeiling: maxFee ?? null,
      bumpAfterMs: bumpAfter * 1_000,
      provers,
    },
    keystores: config.keystore ?? [],
    passwordFile: config.passwordFile ?? null,
    logLevel: config.logLevel,
  }
}

function readSettings(file: string): Record<string, unknown> {
  const { data, error } = z.record(z.string(), z.unknown()).safeParse(readJson(file))
  if (error) throw new Error(`${file} has to contain an object with settings.`)
  return data
}

function readManifest(file: string): StakingManifest {
  const { data, error } = stakingManifestSchema.safeParse(readJson(file))
  if (error) throw new Error(`${file} is not a manifest of the staking dApp: ${describe(error)}.`)
  return data
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${file} cannot be read: ${reason}`, { cause })
  }
}

function describe({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ')
}
