import type { Hex } from 'viem'
import { z } from 'zod'

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
  /** Creation code. */
  bytecode: codeSchema,
  /** Runtime code, with immutables left zero. */
  deployedBytecode: codeSchema,
})

export type Artifact = z.infer<typeof artifactSchema>

/**
 * Validates a Hardhat artifact.
 *
 * @throws `ZodError` if it has no ABI or its bytecode is not linked.
 */
export const parseArtifact = (artifact: unknown): Artifact => artifactSchema.parse(artifact)
