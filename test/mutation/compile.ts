import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import solc from 'solc'
import { z } from 'zod'
import { solidity } from '../../scripts/hardhat/solidity'

const root = join(__dirname, '..', '..')

const bytecodeSchema = z.object({ object: z.string() })

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  sources: z.record(z.string(), z.object({ ast: z.unknown().optional() })).optional(),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          // Absent if no code could be generated, which is an error.
          evm: z.object({ bytecode: bytecodeSchema, deployedBytecode: bytecodeSchema }).optional(),
        }),
      ),
    )
    .optional(),
})

/** A Hardhat artifact. */
export type Artifact = {
  _format: 'hh-sol-artifact-1'
  contractName: string
  sourceName: string
  abi: unknown[]
  bytecode: string
  deployedBytecode: string
  linkReferences: Record<string, never>
  deployedLinkReferences: Record<string, never>
}

export function readSource(name: string): Buffer {
  const path = name.startsWith('contracts/') ? join(root, name) : join(root, 'node_modules', name)
  return readFileSync(path)
}

/**
 * Compiles sources, with some of them replaced, and returns their contracts; undefined if they do not compile. The bytecode
 * has no metadata, so that equal code has equal bytecode.
 */
export function compile(
  sources: readonly string[],
  replaced: ReadonlyMap<string, string> = new Map(),
): Artifact[] | undefined {
  const content = (name: string) => replaced.get(name) ?? readSource(name).toString()
  const { contracts, errors = [] } = run(sources, content, [
    'abi',
    'evm.bytecode.object',
    'evm.deployedBytecode.object',
  ])
  if (errors.some(({ severity }) => severity === 'error')) return undefined
  return sources.flatMap((sourceName) =>
    Object.entries(contracts?.[sourceName] ?? {}).flatMap(([contractName, { abi, evm }]) =>
      evm
        ? {
            _format: 'hh-sol-artifact-1' as const,
            ...{ contractName, sourceName, abi },
            bytecode: `0x${evm.bytecode.object}`,
            deployedBytecode: `0x${evm.deployedBytecode.object}`,
            ...{ linkReferences: {}, deployedLinkReferences: {} },
          }
        : [],
    ),
  )
}

/** The syntax tree of a source. */
export function parse(source: string): unknown {
  const { errors = [], sources } = run([source], (name) => readSource(name).toString(), [])
  const failed = errors.find(({ severity }) => severity === 'error')
  if (failed) throw new Error(failed.formattedMessage)
  return sources?.[source]?.ast
}

function run(sources: readonly string[], content: (name: string) => string, selection: string[]) {
  const [compiler] = solidity.compilers
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(sources.map((name) => [name, { content: content(name) }])),
    settings: {
      ...compiler?.settings,
      metadata: { appendCBOR: false, bytecodeHash: 'none' },
      outputSelection: Object.fromEntries(
        sources.map((name) => [name, { '': ['ast'], '*': selection }]),
      ),
    },
  }
  const findImport = (name: string) => {
    const path = name.startsWith('contracts/') ? join(root, name) : join(root, 'node_modules', name)
    return existsSync(path) ? { contents: content(name) } : { error: `${name} is missing` }
  }
  return outputSchema.parse(JSON.parse(solc.compile(JSON.stringify(input), { import: findImport })))
}
