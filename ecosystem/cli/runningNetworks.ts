import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { manifestChains } from '../../deployments/interopChains'
import { type ShownManifest, shownManifestSchema } from '../../deployments/manifest'
import { createTemporaryFolder, foldersInUse } from '../files/temporaryFolder'
import { onProcessExit } from '../onProcessExit'

/** In a temporary folder of each network, whose lock ends with its process. */
const fileName = 'network.json'

const networkSchema = z.object({
  processId: z.int(),
  /** Working directory of its process. */
  directory: z.string(),
  manifest: z.string().nullable(),
  /** Null until the network is ready, and if it has no admin methods. */
  adminUrl: z.url({ protocol: /^http$/ }).nullable(),
  /** Its chains and contracts; null until the network is ready. */
  shown: shownManifestSchema.nullable().catch(null),
})

type RegisteredNetwork = z.infer<typeof networkSchema>

/** A file for the manifest of a network. */
export type ManifestFile = {
  file: string
  /** What a user can choose instead, and how. */
  alternative: string
}

/**
 * Registers the network of this process, so that commands find it, and no other network overwrites its manifest.
 *
 * @throws If the manifest is that of another running network.
 */
export function registerNetwork(target: ManifestFile | null): {
  ready: (adminUrl: string | null, shown: ShownManifest) => void
  remove: () => void
} {
  const { path, remove } = createTemporaryFolder()
  const removeExitHandler = onProcessExit(remove)
  const file = join(path, fileName)
  const manifest = target && resolve(target.file)
  function write(adminUrl: string | null, shown: ShownManifest | null): void {
    const network: RegisteredNetwork = {
      ...{ processId: process.pid, directory: process.cwd() },
      ...{ manifest, adminUrl, shown },
    }
    const temporary = `${file}.new`
    writeFileSync(temporary, JSON.stringify(network))
    renameSync(temporary, file)
  }
  // If two start at the same time, at least one of them finds the other.
  write(null, null)
  const owner = networksIn(foldersInUse(fileName).filter((other) => other !== path)).find(
    (other) => manifest !== null && other.manifest === manifest,
  )
  if (target && owner) {
    removeExitHandler()
    remove()
    throw new Error(
      `${target.file} belongs to a running network, that of process ${owner.processId}. Stop that network, or choose ${target.alternative}.`,
    )
  }
  return {
    ready: write,
    remove() {
      removeExitHandler()
      remove()
    },
  }
}

/**
 * The chains and contracts of the network that is running; undefined if there is none.
 *
 * @throws If there are several.
 */
export function findRunningManifest(): ShownManifest | undefined {
  const networks = networksIn(foldersInUse(fileName)).flatMap(({ shown, directory }) =>
    shown === null ? [] : [{ shown, directory }],
  )
  if (networks.length > 1)
    throw new Error(
      [
        'Several networks are running. Choose one by its manifest with --manifest, or pass RPC URLs of chains instead of names:',
        ...networks.map(
          ({ shown, directory }) =>
            `  ${shown.environment}: ${manifestChains(shown)
              .map(({ name, rpcUrl }) => `${name} ${rpcUrl}`)
              .join(', ')} (started in ${directory})`,
        ),
      ].join('\n'),
    )
  return networks[0]?.shown
}

/**
 * The admin URL of the network that is running; undefined if there is none.
 *
 * @throws If there are several.
 */
export function findAdminUrl(): string | undefined {
  const networks = networksIn(foldersInUse(fileName)).flatMap(({ adminUrl, directory }) =>
    adminUrl === null ? [] : [{ adminUrl, directory }],
  )
  if (networks.length > 1)
    throw new Error(
      [
        'Several networks are running. Choose one with --admin:',
        ...networks.map(({ adminUrl, directory }) => `  ${adminUrl} (started in ${directory})`),
      ].join('\n'),
    )
  return networks[0]?.adminUrl
}

function networksIn(folders: readonly string[]): RegisteredNetwork[] {
  return folders.flatMap((folder) => read(join(folder, fileName)) ?? [])
}

function read(file: string): RegisteredNetwork | undefined {
  try {
    return networkSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    // Its network has just stopped.
    return undefined
  }
}
