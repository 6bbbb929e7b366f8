import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { z } from 'zod'
import { describeError } from '../describeError'
import { stakingPreset } from '../presets/staking'
import { type EcosystemOptions, optionsSchema } from '../zksync/options'
import { autoPorts, presetNames } from './command'

type Preset = (flags: { stakingChains: number | undefined }) => EcosystemOptions

const presets: Readonly<Record<(typeof presetNames)[number], Preset>> = {
  staking: stakingPreset,
  'zksync-local': () => ({}),
}

const configNames = ['ts', 'mts', 'mjs', 'js'].map((extension) => `interstake.config.${extension}`)

const flagsSchema = z.looseObject({
  preset: z.enum(presetNames),
  config: z.string().optional(),
  stakingChains: z.number().optional(),
  portOffset: z.union([z.number(), z.literal(autoPorts)]),
})

/**
 * Loads the options of a network: those of a preset or a configuration file, overridden by flags.
 *
 * @param directory - Where to look for `interstake.config.ts`, `.mts`, `.mjs` or `.js` unless `--config` names a file.
 * @throws If the file cannot be read, or a flag contradicts it.
 */
export async function loadOptions(
  command: Pick<Command, 'opts' | 'getOptionValueSource'>,
  directory = process.cwd(),
): Promise<EcosystemOptions> {
  const { preset, config, stakingChains, portOffset, ...flags } = flagsSchema.parse(command.opts())
  const all = { ...flags, portOffset: portOffset === autoPorts ? null : portOffset }
  // Programs have further flags of their own, such as --json.
  const options = Object.fromEntries(
    Object.entries(all).filter(([name]) => name in optionsSchema.shape),
  )
  const isGiven = (name: string) => command.getOptionValueSource(name) === 'cli'
  const file =
    config ??
    (isGiven('preset')
      ? undefined
      : configNames.map((name) => join(directory, name)).find((path) => existsSync(path)))
  if (stakingChains !== undefined && (file !== undefined || preset !== 'staking'))
    throw new Error(
      `--staking-chains belongs to the preset staking${file === undefined ? `, not to ${preset}` : `, but ${file} configures the network`}.`,
    )
  if (file === undefined) return { ...presets[preset]({ stakingChains }), ...options }
  const given = Object.entries(options).filter(([name]) => isGiven(name))
  return { ...options, ...(await readConfig(file)), ...Object.fromEntries(given) }
}

async function readConfig(file: string): Promise<EcosystemOptions> {
  const path = resolve(file)
  if (!existsSync(path)) throw new Error(`${path} does not exist.`)
  const module: unknown = await import(pathToFileURL(path).href).catch((cause) => {
    const isUnknown = cause instanceof Error && /ERR_UNKNOWN_FILE_EXTENSION/.test(`${cause.stack}`)
    throw new Error(
      isUnknown
        ? `${path} cannot be loaded: TypeScript needs Node.js 22.18 or newer. Use that, or write interstake.config.mjs.`
        : `${path} cannot be loaded: ${describeError(cause)}`,
      { cause },
    )
  })
  const { data } = z.object({ default: z.custom<EcosystemOptions>(isObject) }).safeParse(module)
  if (!data) throw new Error(`${path} has no default export with options of a network.`)
  return data.default
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null
