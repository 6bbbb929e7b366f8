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

/** Where the manifests are; tests and second ecosystems keep theirs elsewhere. */
export const deploymentsDirectory = process.env.INTERSTAKE_DEPLOYMENTS ?? __dirname

/**
 * Writes a manifest to the file named after its environment; whoever reads it finds the old or the new one as a whole.
 *
 * @throws If there is another file of that name.
 */
export function writeManifest(manifest: Manifest, directory = deploymentsDirectory): void {
  writeManifestFile(manifest, manifestFile(manifest.environment, directory))
}

/** Writes the manifest of any network to a file of any name, in the same way. */
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

/** A manifest that an earlier version wrote is one as well. */
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

/** Reads and checks the manifest of an environment; undefined if it was never deployed to. */
export function readManifest(
  environment: string,
  directory = deploymentsDirectory,
): Manifest | undefined {
  const file = manifestFile(environment, directory)
  return existsSync(file) ? parseManifest(file) : undefined
}

/**
 * Reads and checks the manifests of a directory, in the order of their names.
 *
 * @param directory - None is like an empty one: nothing is deployed yet.
 * @throws An error that names the file, if a manifest is not what it should be.
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
