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
import { type Manifest, manifestSchema } from './manifest'

/** Directory of the manifests; tests and additional ecosystems use others. */
export const deploymentsDirectory = process.env.INTERSTAKE_DEPLOYMENTS ?? __dirname

/**
 * Writes a manifest atomically to the file named after its environment.
 *
 * @throws If a file of that name exists that is not a manifest.
 */
export function writeManifest(manifest: Manifest, directory = deploymentsDirectory): void {
  writeManifestFile(manifest, manifestFile(manifest.environment, directory))
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

/** Reads and validates the manifest of an environment; undefined if there is none. */
export function readManifest(
  environment: string,
  directory = deploymentsDirectory,
): Manifest | undefined {
  const file = manifestFile(environment, directory)
  return existsSync(file) ? parseManifest(file) : undefined
}

/**
 * Reads and validates the manifests of a directory, sorted by name.
 *
 * @param directory - A missing directory counts as empty.
 * @throws An error that names the file, if a manifest is invalid.
 */
export function readManifests(directory: string): Manifest[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseManifest(join(directory, name)))
}

function manifestFile(environment: string, directory: string): string {
  return join(directory, `${environment}.json`)
}

function parseManifest(file: string): Manifest {
  const result = manifestSchema.safeParse(parse(file))
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
