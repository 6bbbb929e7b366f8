import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { build, type InlineConfig } from 'tsdown'
import { z } from 'zod'
import type { PackageDescription } from './packages'
import { thirdPartyLicenses } from './thirdPartyLicenses'

const repository = join(__dirname, '..', '..')

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  publishConfig: z.looseObject({ directory: z.string() }),
})

/**
 * Builds a package for publication into the directory that its manifest specifies: compiled code with types, a manifest
 * with its entry points, README, changelog, license, contracts and files.
 *
 * @returns The directory.
 */
export async function buildPackage(description: PackageDescription): Promise<string> {
  const source = join(repository, description.folder)
  const { publishConfig, ...manifest } = manifestSchema.parse(
    readJson(join(source, 'package.json')),
  )
  const { directory: relative, ...published } = publishConfig
  const directory = join(source, relative)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })

  const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
    (name) => !description.bundled?.includes(name),
  )
  await compile(description, { external, outDir: join(directory, 'dist') })
  for (const contract of description.artifacts ?? []) copyArtifact(contract, directory)
  for (const folder of description.sources ?? []) copySources(folder, directory)
  for (const [from, to] of Object.entries(description.files ?? {}))
    cpSync(join(repository, from), join(directory, to), { recursive: true })
  for (const file of ['README.md', 'CHANGELOG.md'])
    if (existsSync(join(source, file))) cpSync(join(source, file), join(directory, file))
  cpSync(join(repository, 'LICENSE'), join(directory, 'LICENSE'))
  const files = readdirSync(directory).sort()
  writeJson(join(directory, 'package.json'), {
    ...manifest,
    files,
    ...(description.formats.includes('cjs') && legacyEntries(description)),
    exports: exportsOf(description),
    publishConfig: published,
  })
  return directory
}

async function compile(
  { entries, programs = {}, formats, platform, bundled }: PackageDescription,
  { external, outDir }: { external: readonly string[]; outDir: string },
): Promise<void> {
  const isExternal = (id: string) =>
    external.some((name) => id === name || id.startsWith(`${name}/`))
  const shared = {
    config: false,
    cwd: repository,
    platform,
    target: 'es2022',
    fixedExtension: true,
    outDir,
    tsconfig: join(repository, 'scripts', 'packages', 'tsconfig.json'),
    logLevel: 'error',
    failOnWarn: false,
  } satisfies InlineConfig
  const modules = {
    ...shared,
    entry: Object.fromEntries(
      Object.entries(entries).map(([path, file]) => [path === '.' ? 'index' : path, file]),
    ),
    format: [...formats],
  }
  const code = {
    dts: false,
    shims: platform === 'node',
    deps: {
      neverBundle: isExternal,
      ...(bundled && { alwaysBundle: (id: string) => !isExternal(id) }),
      onlyBundle: false,
    },
  } satisfies InlineConfig
  const bundles = await build({ ...modules, ...code })
  for (const [name, file] of Object.entries(programs))
    bundles.push(
      ...(await build({
        ...{ ...shared, ...code, clean: false },
        entry: { [name]: file },
        format: 'cjs',
        minify: true,
        // Names of classes are part of messages.
        outputOptions: { codeSplitting: false, keepNames: true },
      })),
    )
  // Bundled packages have their own types, which ours do not reference.
  await build({
    ...modules,
    clean: false,
    dts: { emitDtsOnly: true },
    deps: { skipNodeModulesBundle: true },
  })
  const chunks = bundles
    .flatMap((bundle) => bundle.chunks)
    .flatMap((chunk) => (chunk.type === 'chunk' ? chunk : []))
  const files = new Set(chunks.map(({ fileName }) => fileName))
  const undeclared = chunks
    .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
    .filter((id) => !files.has(id) && !isBuiltin(id) && !isExternal(id))
  if (undeclared.length > 0)
    throw new Error(
      `The package imports what its manifest does not list: ${undeclared.join(', ')}.`,
    )
  const licenses = thirdPartyLicenses(chunks.flatMap(({ moduleIds }) => moduleIds))
  if (licenses) writeFileSync(join(outDir, 'THIRD_PARTY_LICENSES.txt'), licenses)
}

/** The `exports` of the manifest, with types first, as TypeScript requires. */
function exportsOf({ entries, formats, artifacts, sources }: PackageDescription) {
  const of = (name: string) => {
    const esm = { types: `./dist/${name}.d.mts`, default: `./dist/${name}.mjs` }
    const cjs = { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` }
    return formats.includes('cjs') ? { import: esm, require: cjs } : esm
  }
  return {
    ...Object.fromEntries(
      Object.keys(entries).map((path) =>
        path === '.' ? ['.', of('index')] : [`./${path}`, of(path)],
      ),
    ),
    ...(artifacts && { './artifacts/*.json': './artifacts/*.json' }),
    ...(sources && { './*.sol': './*.sol' }),
    './package.json': './package.json',
  }
}

/** The same for resolvers that don't know `exports`, such as TypeScript's `node10`, which Hardhat 2 uses. */
function legacyEntries({ entries }: PackageDescription) {
  const paths = Object.keys(entries).filter((path) => path !== '.')
  return {
    main: './dist/index.cjs',
    module: './dist/index.mjs',
    types: './dist/index.d.cts',
    typesVersions: {
      '*': Object.fromEntries(paths.map((path) => [path, [`./dist/${path}.d.cts`]])),
    },
  }
}

const artifactSchema = z.object({
  contractName: z.string(),
  sourceName: z.string(),
  abi: z.array(z.unknown()),
  bytecode: z.string(),
  deployedBytecode: z.string(),
})

function copyArtifact(contract: string, directory: string): void {
  const name = basename(contract)
  const artifact = artifactSchema.parse(
    readJson(join(repository, 'artifacts', 'contracts', `${contract}.sol`, `${name}.json`)),
  )
  mkdirSync(join(directory, 'artifacts'), { recursive: true })
  writeJson(join(directory, 'artifacts', `${name}.json`), artifact)
}

function copySources(folder: string, directory: string): void {
  const from = join(repository, 'contracts', folder)
  const names = readdirSync(from, { recursive: folder !== '', encoding: 'utf8' })
  for (const name of names.filter((file) => file.endsWith('.sol'))) {
    const to = join(directory, folder, name)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(from, name), to)
  }
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const writeJson = (path: string, value: unknown) =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
