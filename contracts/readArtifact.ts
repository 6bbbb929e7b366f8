import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Hex } from 'viem'
import { z } from 'zod'

const artifactsDirectory = join(__dirname, '..', 'artifacts', 'contracts')

const codeSchema = z.custom<Hex>(
  (value) => typeof value === 'string' && /^0x[0-9a-f]+$/.test(value),
  'must be linked bytecode',
)

const artifactSchema = z.object({
  abi: z.array(
    z.object({
      type: z.string(),
      inputs: z.array(z.object({ type: z.string() })).optional(),
    }),
  ),
  /** Runs once, at deployment, and returns the deployed code. */
  bytecode: codeSchema,
  /** What stands at the contract's address, immutables left blank. */
  deployedBytecode: codeSchema,
})

export type Artifact = z.infer<typeof artifactSchema>

/**
 * Reads the code of a compiled contract.
 *
 * @param name - Path of its source below `contracts/`, without `.sol`: `Staking`, `system/MessageRoot`.
 */
export function readArtifact(name: string): Artifact {
  const path = join(artifactsDirectory, `${name}.sol`, `${basename(name)}.json`)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`${name} is not compiled: run \`npm run compile\`.`, { cause })
  }
  return artifactSchema.parse(JSON.parse(text))
}
