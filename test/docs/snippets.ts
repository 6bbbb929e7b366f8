import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { packages } from '../../scripts/packages/packages'
import { printed } from '../scripts/printed'
import type { Snippet } from './readSnippets'

const repository = join(__dirname, '..', '..')
const usualPorts = [3150, 3050, 3250, 3350]

/** The URLs of an ecosystem's chains, by the port that they have by default. */
export function urlsOf({ chains }: StakingEcosystem): Record<number, string> {
  return Object.fromEntries(usualPorts.map((port, index) => [port, chains[index]?.rpcUrl ?? '']))
}

/**
 * Runs a snippet as a module.
 *
 * @param urls - The chains to use instead of those on the default ports.
 * @param directory - Directory of the module, within the repository, so that packages are resolved.
 * @returns Its output.
 */
export async function runSnippet(
  { language, code }: Snippet,
  { urls, directory }: { urls: Readonly<Record<number, string>>; directory: string },
): Promise<string> {
  let text = code
    .replaceAll(/'\.\/([\w/]+)'/g, (_, path) => JSON.stringify(moduleAt(path)))
    .replaceAll(/'@interstake\/(\w+)(?:\/(\w+))?'/g, (_, folder, entry) =>
      JSON.stringify(sourceOf(folder, entry)),
    )
    .replaceAll(
      /from 'interstake(?:\/(\w+))?'/g,
      (_, entry) => `from ${JSON.stringify(sourceOf('ecosystem', entry))}`,
    )
  for (const [port, url] of Object.entries(urls))
    text = text.replaceAll(`http://127.0.0.1:${port}`, url)
  const file = join(directory, `snippet-${number++}.m${language}`)
  await writeFile(file, text)
  return (await printed(directory, () => import(file))).trim()
}

let number = 0

/** The file of a module whose path on a page is relative to the repository. */
function moduleAt(path: string): string {
  return join(repository, path.includes('/') ? `${path}.ts` : join(path, 'index.ts'))
}

/** The source of an entry point of a package. */
function sourceOf(folder: string, entry = '.'): string {
  const source = packages.find((description) => description.folder === folder)?.entries[entry]
  if (!source) throw new Error(`The package ${folder} has no entry point ${entry}.`)
  return join(repository, source)
}
