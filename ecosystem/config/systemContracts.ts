import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import { describeError } from '../describeError'

/** Everything needed to deploy a contract at a fixed address. */
export type SystemContract = {
  name: string
  /** Runs once and returns the deployed bytecode. */
  bytecode: Hex
  /** Types of the constructor's parameters. */
  constructorInputs: readonly string[]
}

const code = z.custom<Hex>((value) => isHex(value))
const artifactSchema = z.object({
  _format: z.string().optional(),
  abi: z.array(
    z.object({
      type: z.string(),
      inputs: z.array(z.object({ type: z.string() })).optional(),
    }),
  ),
  /** An artifact of Hardhat or forge. */
  bytecode: z.union([code, z.object({ object: code }).transform(({ object }) => object)], {
    error: 'its bytecode is missing or not linked',
  }),
})

/**
 * Reads system contracts that replace the built-in ones.
 *
 * @param directory - Directory with compiled contracts of Hardhat or forge: `NAME.json` or `NAME.sol/NAME.json`; null for
 * none.
 * @param names - Of the contracts that can be replaced by another implementation of the protocol.
 * @throws If it has none of them, or one cannot be used.
 */
export function readReplacements<name extends string>(
  directory: string | null,
  names: readonly name[],
): Partial<Record<name, SystemContract>> {
  if (directory === null) return {}
  const found = names.flatMap((name) => {
    const path = [join(`${name}.json`), join(`${name}.sol`, `${name}.json`)]
      .map((file) => join(directory, file))
      .find((candidate) => existsSync(candidate))
    return path ? [[name, readOne(name, path)] as const] : []
  })
  if (found.length === 0)
    throw new Error(
      `${resolve(directory)} contains none of ${names.map((name) => `${name}.json`).join(', ')}, nor one in a folder such as ${names[0]}.sol.`,
    )
  return fromEntries(found)
}

function fromEntries<name extends string, value>(
  entries: readonly (readonly [name, value])[],
): Partial<Record<name, value>> {
  const record: Partial<Record<name, value>> = {}
  for (const [name, value] of entries) record[name] = value
  return record
}

function readOne(name: string, path: string): SystemContract {
  try {
    return toContract(name, JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const reason = describeError(cause)
    throw new Error(`${path} is not a usable artifact of Hardhat or forge: ${reason}`, {
      cause,
    })
  }
}

/** @throws If an artifact cannot be used. */
export function toContract(name: string, artifact: unknown): SystemContract {
  const { _format, abi, bytecode } = artifactSchema.parse(artifact)
  if (_format?.includes('zksolc'))
    throw new Error('It was compiled by zksolc for the EraVM, but these nodes run EVM bytecode.')
  const creation = abi.find(({ type }) => type === 'constructor')
  return { name, bytecode, constructorInputs: creation?.inputs?.map(({ type }) => type) ?? [] }
}
