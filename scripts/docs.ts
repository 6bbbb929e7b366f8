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
 * Brings the generated tables of `docs/` up to date, and builds the documentation into `dist/docs`: the pages of `docs/`,
 * the API of the packages from their TSDoc, and that of the contracts from their NatSpec. Fails if a link leads nowhere.
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
    // Users name the levels as text.
    intentionallyNotExported: ['logLevels'],
    customCss: join(__dirname, 'docs', 'style.css'),
    disableSources: true,
    hideGenerator: true,
    treatWarningsAsErrors: true,
    logLevel: 'Warn',
  })
  // A page is called what its heading says, not what its file is called.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    document.name = heading.exec(document.content[0]?.text ?? '')?.[1] ?? document.name
  })
  const project = await app.convert()
  if (!project) throw new Error('The documentation cannot be built.')
  // The first page has the project's name already.
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
