import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { describeContract, metadataSchema } from './describeContract'

const buildSchema = z.object({
  output: z.object({
    contracts: z.record(z.string(), z.record(z.string(), z.object({ metadata: z.string() }))),
  }),
})

/** Contracts that integrators call and inherit, without the system contracts of ZKsync. */
const documented =
  /^contracts\/((base|interfaces|interop|superchain|superchain\/interfaces|testing)\/)?\w+\.sol$/

/**
 * Writes a page for each compiled contract, and an index.
 *
 * @returns The path of the index.
 */
export function writeContractPages(repository: string, directory: string): string {
  const pages = new Map<string, string>()
  const builds = join(repository, 'artifacts', 'build-info')
  for (const file of readdirSync(builds)) {
    const { output } = buildSchema.parse(JSON.parse(readFileSync(join(builds, file), 'utf8')))
    for (const [source, contracts] of Object.entries(output.contracts)) {
      if (!documented.test(source)) continue
      for (const [name, { metadata }] of Object.entries(contracts)) {
        const parsed = metadataSchema.parse(JSON.parse(metadata))
        // A library of internal functions has no interface.
        if (parsed.output.abi.length > 0) pages.set(name, describeContract(name, parsed))
      }
    }
  }
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const names = [...pages.keys()].sort()
  for (const [name, page] of pages) writeFileSync(join(directory, `${name}.md`), page)
  const list = join(directory, 'contracts.md')
  const children = names.map((name) => `  - ./${name}.md`)
  const links = names.map((name) => `- [${name}](./${name}.md)`)
  writeFileSync(
    list,
    ['---', 'children:', ...children, '---', '# Contracts', '', ...links, ''].join('\n'),
  )
  return list
}
