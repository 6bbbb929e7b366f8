import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Manifest, manifestSchema } from './manifest'

/** Where the manifests are; tests and second ecosystems keep theirs elsewhere. */
export const deploymentsDirectory = process.env.INTERSTAKE_DEPLOYMENTS ?? __dirname

/** Writes a manifest to the file named after its environment. */
export function writeManifest(manifest: Manifest, directory = deploymentsDirectory): void {
  mkdirSync(directory, { recursive: true })
  writeFileSync(
    manifestFile(manifest.environment, directory),
    `${JSON.stringify(manifest, null, 2)}\n`,
  )
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
  throw new Error(
    `${file} is not a manifest of deployments. Deploy again to renew it.\n${z.prettifyError(result.error)}`,
  )
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${file} is not JSON. Deploy again to renew it.`, { cause })
  }
}
