import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
})

/**
 * The licenses of the packages that a bundle contains.
 *
 * @param modules - Paths of the modules in it.
 * @returns A text for the tarball; empty if no package is part of the bundle.
 */
export function thirdPartyLicenses(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  )
  return [...folders]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({
      ...manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))),
      text: readLicense(folder),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(
      ({ name, version, license, text }) =>
        `${name} ${version} (${license ?? 'see below'})\n\n${text}\n`,
    )
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  return file ? readFileSync(join(folder, file), 'utf8').trim() : ''
}
