import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { brokenLinks } from './docs/brokenLinks'
import { writeTables } from './docs/tables'
import { writeContractPages } from './docs/writeContractPages'

const repository = join(__dirname, '..')
const site = join(repository, 'dist', 'docs')
/** Lists the entry points of the packages whose API is documented. */
const tsconfig = join(__dirname, 'docs', 'tsconfig.json')
const heading = /^\s*# (.+)\n/

/**
 * Updates the generated tables of `docs/`, and builds the documentation into `dist/docs`: the pages of `docs/`, the API of
 * the packages from TSDoc, and that of the contracts from NatSpec. Fails on broken links.
 */
async function buildDocs(): Promise<void> {
  writeTables()
  const contracts = writeContractPages(repository, join(repository, 'cache', 'docs'))
  const { Application, Converter } = await import('typedoc')
  const app = await Application.bootstrap({
    name: 'Interstake',
    entryPoints: entryPoints(),
    tsconfig,
    basePath: repository,
    readme: join(repository, 'README.md'),
    projectDocuments: [
      join(repository, '{CONTRIBUTING,SECURITY}.md'),
      join(repository, 'docs', '{,decisions/}*.md'),
      contracts,
    ],
    // Checked by `npm run types`.
    skipErrorChecking: true,
    highlightLanguages: ['sh', 'js', 'ts', 'tsx', 'json', 'solidity', 'toml', 'yaml', 'diff'],
    // Users pass the levels as strings.
    intentionallyNotExported: ['logLevels'],
    customCss: join(__dirname, 'docs', 'style.css'),
    disableSources: true,
    hideGenerator: true,
    treatWarningsAsErrors: true,
    logLevel: 'Warn',
  })
  // Pages are named after their headings, not their files.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    document.name = heading.exec(document.content[0]?.text ?? '')?.[1] ?? document.name
  })
  const project = await app.convert()
  if (!project) throw new Error('The documentation cannot be built.')
  // The title of the first page already contains the project's name.
  const [readme] = project.readme ?? []
  if (readme) readme.text = readme.text.replace(heading, '')
  app.validate(project)
  await app.generateDocs(project, site)
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error('The documentation has errors, see above.')
  const broken = brokenLinks(site)
  if (broken.length > 0) throw new Error(`Broken links:\n${broken.join('\n')}`)
  console.log(relative(repository, join(site, 'index.html')))
}

function entryPoints(): string[] {
  const { files } = z
    .object({ files: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(tsconfig, 'utf8')))
  return files.map((file) => join(dirname(tsconfig), file))
}

void buildDocs().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
