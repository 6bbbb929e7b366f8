import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { manifestSchema } from '../../deployments/manifest'
import { atExit } from '../atExit'
import { type ChainConfig, chainTable } from '../config/chains'
import { ChainStore } from './ChainStore'

const fileName = 'ecosystem.json'
const lockName = 'lock'

const savedSchema = z.object({
  version: z.literal(1, { error: 'it was written by another version of this program' }),
  genesisTime: z.int(),
  stakingChains: z.int(),
  manifest: manifestSchema,
})

type Saved = z.infer<typeof savedSchema>

/** Where an ecosystem is kept. */
export type State = {
  /** What was there when it was opened; null for a new ecosystem. */
  saved: Saved | null
  store: (chain: ChainConfig) => ChainStore
  /** From here on there is an ecosystem to go on with. */
  save: (ecosystem: Omit<Saved, 'version'>) => void
  close: () => void
}

/**
 * Opens the folder in which an ecosystem is kept, for this process alone.
 *
 * @param directory - Made if it is not there; null for one that is gone when closed.
 * @throws If another process has it open, or if it holds something else, or not all of an ecosystem.
 */
export function openState(directory: string | null): State {
  const path = directory === null ? mkdtempSync(join(tmpdir(), 'interstake-')) : resolve(directory)
  mkdirSync(path, { recursive: true })
  lock(path)
  const callOff = atExit(close)
  const file = join(path, fileName)
  const storePath = ({ id }: { id: number }) => join(path, `chain-${id}`)

  function read(): Saved | null {
    if (!existsSync(file)) {
      const others = readdirSync(path).filter((name) => name !== lockName && !isOurs(name))
      if (others.length > 0)
        throw new Error(`${path} holds other things (${others[0]}). Name an empty or a new folder.`)
      // Of a start that was interrupted: nobody has used it.
      for (const name of readdirSync(path))
        if (name !== lockName) rmSync(join(path, name), { recursive: true })
      return null
    }
    const saved = parse(file)
    for (const chain of chainTable(saved))
      if (!existsSync(storePath(chain)))
        throw new Error(
          `${storePath(chain)} is missing: what happened on ${chain.name} is lost, and without it the other chains cannot go on. Bring the folder back, or start with another one.`,
        )
    return saved
  }

  function close(): void {
    callOff()
    opened.delete(path)
    rmSync(directory === null ? path : join(path, lockName), { recursive: true, force: true })
  }

  try {
    return {
      saved: read(),
      store: (chain) => new ChainStore(storePath(chain)),
      save(ecosystem) {
        const saved: Saved = { version: 1, ...ecosystem }
        writeFileSync(`${file}.new`, JSON.stringify(saved, null, 2))
        renameSync(`${file}.new`, file)
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const isOurs = (name: string) =>
  /^chain-\d+$/.test(name) || name === `${fileName}.new` || name === 'logs'

function parse(file: string): Saved {
  try {
    return savedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Error(`${file} cannot be used: ${reason}. Start with another folder.`, { cause })
  }
}

/** Folders that this process has open. */
const opened = new Set<string>()

/** Two programs that write the same journals would spoil them. */
function lock(directory: string): void {
  const path = join(directory, lockName)
  if (existsSync(path)) {
    const owner = Number(readFileSync(path, 'utf8'))
    // A process of a container often has the number of the one before.
    if (owner === process.pid ? opened.has(directory) : isRunning(owner))
      throw new Error(
        `${directory} is in use by process ${owner}: stop that first, or name another folder.`,
      )
    rmSync(path)
  }
  writeFileSync(path, String(process.pid), { flag: 'wx' })
  opened.add(directory)
}

function isRunning(processId: number): boolean {
  // Not completely written by who was killed just then.
  if (!(processId > 0)) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // It is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
