import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { z } from 'zod'
import { describeError } from '../describeError'
import { stakingPreset } from '../presets/staking'
import { superchainStakingPreset } from '../presets/superchainStaking'
import { type ProtocolName, protocolNames } from '../state/openState'
import { type SuperchainOptions, superchainOptionsSchema } from '../superchain/options'
import { type EcosystemOptions, optionsSchema } from '../zksync/options'
import { autoPorts, presetNames } from './command'

/** Imports the module at a URL. */
export type ImportModule = (url: string) => Promise<unknown>

/** The options of a network, by its protocol. */
export type LoadedOptions =
  | { protocol: 'zksync'; options: EcosystemOptions }
  | { protocol: 'superchain'; options: SuperchainOptions }

type Flags = { stakingChains: number | undefined }

type Preset = {
  [name in ProtocolName]?: (flags: Flags) => Extract<LoadedOptions, { protocol: name }>['options']
}

const presets: Readonly<Record<(typeof presetNames)[number], Preset>> = {
  staking: { zksync: stakingPreset, superchain: superchainStakingPreset },
  'zksync-local': { zksync: () => ({}) },
  'superchain-local': { superchain: () => ({}) },
}

const shapes = { zksync: optionsSchema.shape, superchain: superchainOptionsSchema.shape }

const configNames = ['ts', 'mts', 'mjs', 'js'].map((extension) => `interstake.config.${extension}`)

const flagsSchema = z.looseObject({
  protocol: z.enum(protocolNames),
  preset: z.enum(presetNames),
  config: z.string().optional(),
  stakingChains: z.number().optional(),
  portOffset: z.union([z.number(), z.literal(autoPorts)]),
})

/**
 * Loads the options of a network: those of a preset or a configuration file, overridden by flags.
 *
 * @param directory - Where to look for `interstake.config.ts`, `.mts`, `.mjs` or `.js` unless `--config` names a file.
 * @param importModule - Imports that file.
 * @throws If the file cannot be read, or a flag contradicts it.
 */
export async function loadOptions(
  command: Pick<Command, 'opts' | 'getOptionValueSource'>,
  {
    directory = process.cwd(),
    importModule = (url) => import(url),
  }: { directory?: string; importModule?: ImportModule | undefined } = {},
): Promise<LoadedOptions> {
  const {
    protocol: namedProtocol,
    preset,
    config,
    stakingChains,
    portOffset,
    ...flags
  } = flagsSchema.parse(command.opts())
  const all = { ...flags, portOffset: portOffset === autoPorts ? null : portOffset }
  const isGiven = (name: string) => command.getOptionValueSource(name) === 'cli'
  const protocol = isGiven('protocol') ? namedProtocol : protocolOf(preset, namedProtocol)
  requireKnown(protocol, Object.keys(all).filter(isGiven))
  // Programs have further flags of their own, such as --json.
  const options = Object.fromEntries(
    Object.entries(all).filter(([name, value]) => name in shapes[protocol] && value !== undefined),
  )
  const file =
    config ??
    (isGiven('preset')
      ? undefined
      : configNames.map((name) => join(directory, name)).find((path) => existsSync(path)))
  if (stakingChains !== undefined && (file !== undefined || preset !== 'staking'))
    throw new Error(
      `--staking-chains belongs to the preset staking${file === undefined ? `, not to ${preset}` : `, but ${file} configures the network`}.`,
    )
  const given = Object.fromEntries(Object.entries(options).filter(([name]) => isGiven(name)))
  const load = async <loaded extends object>(create?: (flags: Flags) => loaded) => {
    if (file !== undefined)
      return { ...options, ...(await readConfig<loaded>(file, importModule)), ...given }
    if (!create) throw new Error(`The preset ${preset} does not belong to --protocol ${protocol}.`)
    return { ...create({ stakingChains }), ...options }
  }
  return protocol === 'zksync'
    ? { protocol, options: await load(presets[preset].zksync) }
    : { protocol, options: await load(presets[preset].superchain) }
}

/** The only protocol of a preset; if it has several, the given one. */
function protocolOf(preset: keyof typeof presets, otherwise: ProtocolName): ProtocolName {
  const [first = otherwise, ...others] = protocolNames.filter((name) => name in presets[preset])
  return others.length === 0 ? first : otherwise
}

/** @throws If a flag belongs to another protocol. */
function requireKnown(protocol: ProtocolName, given: readonly string[]): void {
  for (const name of given)
    for (const other of protocolNames)
      if (name in shapes[other] && !(name in shapes[protocol]))
        throw new Error(
          `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} belongs to --protocol ${other}.`,
        )
}

async function readConfig<options extends object>(
  file: string,
  importModule: ImportModule,
): Promise<options> {
  const path = resolve(file)
  if (!existsSync(path)) throw new Error(`${path} does not exist.`)
  const module = await importModule(pathToFileURL(path).href).catch((cause) => {
    const isUnknown = cause instanceof Error && /ERR_UNKNOWN_FILE_EXTENSION/.test(`${cause.stack}`)
    throw new Error(
      isUnknown
        ? `${path} cannot be loaded: TypeScript needs Node.js 22.18 or newer. Use that, or write interstake.config.mjs.`
        : `${path} cannot be loaded: ${describeError(cause)}`,
      { cause },
    )
  })
  // Starting the network validates them.
  const { data } = z.object({ default: z.custom<options>(isObject) }).safeParse(module)
  if (!data) throw new Error(`${path} has no default export with options of a network.`)
  return data.default
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null
