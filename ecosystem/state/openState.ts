import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { allChains, type ChainConfig, chainSchema } from '../config/chains'
import { makeDirectory, replaceFile, statOf } from '../files/durable'
import { isLockText, lockFile, ownerOf } from '../files/lockFile'
import { reading, writing } from '../files/StorageError'
import { StorageHealth } from '../files/StorageHealth'
import { isSystemError, reasonOf } from '../files/systemError'
import { createTemporaryFolder } from '../files/temporaryFolder'
import { ChainStore, markPath } from '../journal/ChainStore'
import { readJournal } from '../journal/entries'
import { onProcessExit } from '../onProcessExit'

const fileName = 'ecosystem.json'
const newFileName = `${fileName}.new`
const lockName = 'lock'
const version = 5

/** What connects the chains. */
export const protocolNames = ['zksync', 'superchain'] as const

export type ProtocolName = (typeof protocolNames)[number]

const protocolSchema = z.enum(protocolNames)

const networkSchema = z.strictObject({
  /** Unique to this network: each of its journals contains it. */
  id: z.string(),
  genesisTime: z.int(),
  protocol: protocolSchema,
  settlementLayer: chainSchema.optional(),
  /** Includes one that is being added. */
  chains: z.array(chainSchema).readonly(),
  /** Id of a chain that is being added; null if there is none. */
  adding: z.int().nullable(),
  /** Null until the network was ready for the first time. */
  manifest: z.json().nullable(),
})

const fileSchema = z.strictObject({
  version: z.literal(version),
  network: networkSchema,
  /** SHA-256 of the network's JSON, which detects edits. */
  checksum: z.string(),
})

type SavedNetwork = z.infer<typeof networkSchema>

/** Persistent state of an ecosystem. */
export type State = {
  /** The saved network; null for a new ecosystem. */
  saved: SavedNetwork | null
  store: (chain: ChainConfig) => ChainStore
  /** Saves the network, before its chains exist; once the manifest is saved, the network can be resumed. */
  save: (network: Omit<SavedNetwork, 'id'>) => void
  /** Removes the state of a chain that could not be added. */
  discard: (chain: ChainConfig) => void
  close: () => void
}

/**
 * Opens the state directory of an ecosystem exclusively. Foreign directories are not changed.
 *
 * @param directory - Created if it does not exist; null for a temporary one, which is removed when closed.
 * @param protocol - Of the network that it is opened for.
 * @throws If its network has another protocol, another process has it open, or if its contents are foreign or incomplete.
 */
export function openState(
  directory: string | null,
  {
    protocol,
    health = new StorageHealth(),
  }: { protocol: ProtocolName; health?: StorageHealth | undefined },
): State {
  if (directory === null) {
    const { path, remove } = createTemporaryFolder()
    return openFolder(path, { isDurable: false, health, onClose: remove })
  }
  createFolder(directory)
  // Before anything is written there.
  const present = readNetwork(directory)
  if (present === null) refuseOthers(directory)
  else if (present.protocol !== protocol)
    throw new Error(
      `${directory} contains a network of protocol ${present.protocol}, not ${protocol}. Use another directory, or the option --protocol ${present.protocol}.`,
    )
  const release = lock(directory)
  try {
    return openFolder(directory, { isDurable: true, health, onClose: release })
  } catch (error) {
    release()
    throw error
  }
}

function openFolder(
  directory: string,
  {
    isDurable,
    health,
    onClose,
  }: {
    isDurable: boolean
    health: StorageHealth
    onClose: () => void
  },
): State {
  const file = join(directory, fileName)
  const previous = readNetwork(directory)
  if (previous) refuseOtherChains(directory, previous)
  if (previous?.manifest === null) removeUnfinished(directory, previous)
  const saved = previous && previous.manifest !== null ? previous : null
  if (saved) requireChains(directory, saved)
  const id = saved?.id ?? randomUUID()
  const removeExitHandler = onProcessExit(onClose)
  return {
    saved,
    store: (chain) =>
      new ChainStore({
        directory: storePath(directory, chain),
        owner: { network: id, chainId: chain.id, chainName: chain.name },
        isDurable,
        health,
      }),
    save(network) {
      // With its fields in the order in which they are read.
      const checked = networkSchema.parse({ id, ...network })
      const text = JSON.stringify(
        { version, network: checked, checksum: checksumOf(checked) },
        null,
        2,
      )
      writing(file, () => replaceFile(file, `${text}\n`, join(directory, newFileName)))
    },
    discard: (chain) => removeChain(directory, chain, id),
    close() {
      removeExitHandler()
      onClose()
    },
  }
}

const storePath = (directory: string, { id }: { id: number }) => join(directory, `chain-${id}`)

const checksumOf = (network: SavedNetwork) =>
  createHash('sha256').update(JSON.stringify(network)).digest('hex')

function createFolder(directory: string): void {
  try {
    makeDirectory(directory)
  } catch (cause) {
    const isFile = isSystemError(cause) && (cause.code === 'EEXIST' || cause.code === 'ENOTDIR')
    const reason = isFile
      ? 'it is not a directory'
      : isSystemError(cause)
        ? reasonOf(cause)
        : 'unknown error'
    throw new Error(
      `The network cannot be persisted in ${directory}: ${reason}. Choose another directory with --state.`,
      { cause },
    )
  }
}

/** Rejects a directory that is neither empty nor an interrupted first start. */
function refuseOthers(directory: string): void {
  const names = reading(directory, () => readdirSync(directory))
  const others = names.filter((name) => name !== lockName && name !== newFileName)
  const chain = others.find((name) => /^chain-\d+(\.mark)?$/.test(name))
  if (chain !== undefined)
    throw new Error(
      `${directory} contains a chain (${chain}), but ${join(directory, fileName)} is missing. Restore that file from a backup, or use an empty or new directory. Nothing was changed.`,
    )
  const isOurs = names.length === 0 || isOwnLock(join(directory, lockName))
  const other = others[0] ?? (isOurs ? undefined : names[0])
  if (other !== undefined)
    throw new Error(
      `${directory} contains other files (${other}). Use an empty or new directory. Nothing was changed.`,
    )
}

function isOwnLock(path: string): boolean {
  return statOf(path)?.isFile() === true && isLockText(readText(path))
}

function lock(directory: string): () => void {
  const path = join(directory, lockName)
  if (statOf(path) !== null && !isOwnLock(path))
    throw new Error(`${path} is not a lock file of this program. Use an empty or new directory.`)
  const release = writing(path, () => lockFile(path))
  if (release) return release
  const owner = ownerOf(path)
  throw new Error(
    `${directory} is in use by ${owner === null ? 'another process' : `process ${owner}`}. Stop it first, or use another directory.`,
  )
}

/** Null for a directory that nothing was written to yet. */
function readNetwork(directory: string): SavedNetwork | null {
  const file = join(directory, fileName)
  const stats = statOf(file)
  if (stats === null) return null
  if (!stats.isFile()) throw new Error(`${file} is not a file. Use another directory.`)
  const value = parse(readText(file))
  const { data: other } = z.object({ version: z.number() }).safeParse(value)
  if (other && other.version !== version)
    throw new Error(
      `${file} has format ${other.version}, but this version of the program reads format ${version}. Use another directory, or the version that wrote it.`,
    )
  const { data } = fileSchema.safeParse(value)
  if (!data || data.checksum !== checksumOf(data.network))
    throw new Error(
      `${file} is damaged or was edited: its checksum does not match. Restore it from a backup, or use another directory.`,
    )
  return data.network
}

const readText = (path: string) => reading(path, () => readFileSync(path, 'utf8'))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuseOtherChains(directory: string, network: SavedNetwork): void {
  const names = reading(directory, () => readdirSync(directory))
  const ids = new Set(allChains(network).map(({ id }) => String(id)))
  for (const name of names) {
    const [, id] = /^chain-(\d+)$/.exec(name) ?? []
    if (id !== undefined && !ids.has(id))
      throw new Error(
        `${join(directory, name)} belongs to a chain that ${join(directory, fileName)} does not list. Move it elsewhere, or use another directory.`,
      )
  }
}

function requireChains(directory: string, network: SavedNetwork): void {
  for (const chain of allChains(network)) {
    const path = storePath(directory, chain)
    const stats = statOf(path)
    if (stats !== null && !stats.isDirectory())
      throw new Error(
        `${path} is not a directory. Restore it from a backup, or use another directory.`,
      )
    if (stats === null && chain.id !== network.adding)
      throw new Error(
        `${path} is missing: the history of ${chain.name} is lost, and the other chains cannot continue without it. Restore it from a backup, or use another directory.`,
      )
  }
}

/** Cleans up after an interrupted first start: the network was never used. */
function removeUnfinished(directory: string, network: SavedNetwork): void {
  for (const chain of allChains(network)) removeChain(directory, chain, network.id)
}

/** Each file of a chain contains the id of its network. */
function removeChain(directory: string, chain: ChainConfig, networkId: string): void {
  const path = storePath(directory, chain)
  if (statOf(path)?.isDirectory()) {
    const names = reading(path, () => readdirSync(path))
    const other = names.find((name) => !/^((journal|checkpoint)-\d+|unfinished)$/.test(name))
    if (other !== undefined || !reading(path, () => isOf(path, networkId)))
      throw new Error(
        `${path} contains other files${other === undefined ? '' : ` (${other})`}. Use an empty or new directory.`,
      )
    writing(path, () => rmSync(path, { recursive: true }))
  }
  writing(markPath(path), () => rmSync(markPath(path), { force: true }))
}

/** Whether all journals in a chain's directory belong to a network, and hence the checkpoints as well. */
function isOf(path: string, id: string): boolean {
  const journals = readdirSync(path).filter((name) => /^journal-\d+$/.test(name))
  return journals.every((name) => {
    const [line = '', ...rest] = readFileSync(join(path, name), 'utf8').split('\n')
    // Without a line break, the first line is incomplete.
    return rest.length === 0 || networkOf(line) === id
  })
}

function networkOf(line: string): string | null {
  try {
    return readJournal(`${line}\n`)?.header.network ?? null
  } catch {
    return null
  }
}
