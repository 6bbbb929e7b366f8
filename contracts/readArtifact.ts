import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Artifact, parseArtifact } from './parseArtifact'

const artifactsDirectory = join(__dirname, '..', 'artifacts', 'contracts')

/**
 * Reads the artifact of any compiled contract. Published code imports its artifacts instead.
 *
 * @param name - Path of its source below `contracts/`, without `.sol`: `Staking`, `test/Faucet`.
 */
export function readArtifact(name: string): Artifact {
  const path = join(artifactsDirectory, `${name}.sol`, `${basename(name)}.json`)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`${name} is not compiled: run \`npm run compile\`.`, { cause })
  }
  return parseArtifact(JSON.parse(text))
}
