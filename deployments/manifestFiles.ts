import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { superchainEnvironment } from './environments'
import { keepAppearance } from './keepAppearance'
import {
  type Manifest,
  type ShownManifest,
  type StakingManifest,
  type SuperchainManifest,
  schemaOf,
  stakingManifestSchema,
} from './manifest'

/** Directory of the manifests; tests and additional ecosystems use others. */
export function deploymentsDirectory(): string {
  return process.env.INTERSTAKE_DEPLOYMENTS ?? __dirname
}

/**
 * Writes a manifest atomically to the file named after its environment. What was added to the previous one about the
 * appearance of chains is kept.
 *
 * @throws If a file of that name exists that is not a manifest.
 */
export function writeManifest(manifest: ShownManifest, directory = deploymentsDirectory()): void {
  const file = manifestPath(manifest.environment, directory)
  const previous = isOwnOrNew(file) && existsSync(file) ? parse(file) : undefined
  const { data } = stakingManifestSchema.safeParse(previous)
  writeManifestFile(
    data && hasContracts(manifest) ? keepAppearance(manifest, data) : manifest,
    file,
  )
}

/** Writes the manifest of any network atomically to a file. */
export function writeManifestFile(manifest: unknown, file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  if (!isOwnOrNew(file))
    throw new Error(
      `${file} is not a deployment manifest, so it is not overwritten. Move it, or choose another directory with INTERSTAKE_DEPLOYMENTS.`,
    )
  const temporary = `${file}.${process.pid}.new`
  writeFileSync(temporary, `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(temporary, file)
}

/** Also accepts manifests of earlier versions. */
function isOwnOrNew(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return true
  if (!stats.isFile()) return false
  try {
    return z.object({ environment: z.string() }).safeParse(parse(file)).success
  } catch {
    return false
  }
}

/** Reads and validates the manifest of an environment, of any network; undefined if there is none. */
export function readShownManifest(
  environment: string,
  directory = deploymentsDirectory(),
): ShownManifest | undefined {
  const file = manifestPath(environment, directory)
  return existsSync(file) ? parseManifest(file) : undefined
}

/** The same of a ZKsync environment; undefined also if it lists no contracts. */
export function readManifest(
  environment: string,
  directory = deploymentsDirectory(),
): Manifest | undefined {
  const manifest = readShownManifest(environment, directory)
  return manifest && hasContracts(manifest) && manifest.protocol !== 'superchain'
    ? manifest
    : undefined
}

/** The same of the local environment on the Superchain. */
export function readSuperchainManifest(
  directory = deploymentsDirectory(),
): SuperchainManifest | undefined {
  const manifest = readShownManifest(superchainEnvironment, directory)
  return manifest && hasContracts(manifest) && manifest.protocol === 'superchain'
    ? manifest
    : undefined
}

/** Reads and validates the manifests of a directory that list the contracts of the staking dApp, sorted by name. */
export const readManifests = (directory = deploymentsDirectory()): StakingManifest[] =>
  readShownManifests(directory).filter(hasContracts)

/**
 * Reads and validates all manifests of a directory, sorted by name.
 *
 * @param directory - A missing directory counts as empty.
 * @throws An error that names the file, if a manifest is invalid.
 */
export function readShownManifests(directory = deploymentsDirectory()): ShownManifest[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseManifest(join(directory, name)))
}

export function manifestPath(environment: string, directory = deploymentsDirectory()): string {
  return join(directory, `${environment}.json`)
}

/** Whether a manifest lists the contracts of the staking dApp. */
export const hasContracts = (manifest: ShownManifest): manifest is StakingManifest =>
  !('chains' in manifest)

/**
 * Reads and validates a manifest of any network.
 *
 * @throws An error that names the file.
 */
export function parseManifest(file: string): ShownManifest {
  const value = parse(file)
  const result = schemaOf(value).safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ')
  throw new Error(
    `${file} is not a valid deployment manifest (${problems}). Deploy again to replace it.`,
  )
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${file} is not JSON. Move it, and deploy again.`, { cause })
  }
}
