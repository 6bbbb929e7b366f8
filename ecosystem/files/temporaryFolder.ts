import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { statOf } from './durable'
import { lockFile, ownerOf } from './lockFile'
import { StorageError } from './StorageError'

const prefix = 'interstake-'
/** What `mkdtemp` makes of it. Only entries with such a name are looked at, however many others there are. */
const namePattern = /^interstake-[A-Za-z0-9]{6}$/
/** Identifies a folder of this program; its lock tells whether the process is alive. */
const lockName = 'temporary.lock'

/** Paths of Unix sockets have at most 103 bytes on macOS, and 107 on Linux. */
const maxSocketPath = 103
/** The longest path of a socket in a temporary folder. */
const longestSocket = `${prefix}XXXXXX/anvil.ipc`
const shortDirectory = '/tmp'

/** Directories that were searched for folders of killed processes. */
const swept = new Set<string>()

/**
 * Creates a folder that only this user can access. If this process is killed, the next process that creates one removes
 * it.
 */
export function createTemporaryFolder(): { path: string; remove: () => void } {
  const parent = temporaryDirectory()
  if (!swept.has(parent)) removeAbandoned(parent)
  swept.add(parent)
  let path: string
  let release: (() => void) | null
  try {
    path = mkdtempSync(join(parent, prefix))
    release = lockFile(join(path, lockName))
  } catch (cause) {
    throw new StorageError(`The temporary directory ${parent}`, 'cannot be written', cause)
  }
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true })
      release?.()
    },
  }
}

/** Paths of the temporary folders of running processes that contain a file of this name. */
export function foldersInUse(fileName: string): string[] {
  const parent = temporaryDirectory()
  return list(parent).filter(
    (path) => isOwn(path) && existsSync(join(path, fileName)) && isInUse(path),
  )
}

/** The temporary directory of the system, unless its path is too long for a socket. */
function temporaryDirectory(): string {
  const directory = tmpdir()
  const isShort = Buffer.byteLength(join(directory, longestSocket)) <= maxSocketPath
  return isShort || process.platform === 'win32' ? directory : shortDirectory
}

function removeAbandoned(parent: string): void {
  for (const path of list(parent)) {
    // A lock that was just created has no owner yet.
    if (!isOwn(path) || ownerOf(join(path, lockName)) === null) continue
    try {
      const release = lockFile(join(path, lockName))
      if (!release) continue
      rmSync(path, { recursive: true, force: true })
      release()
    } catch {
      // Another process is removing it, or it cannot be removed, which does no harm.
    }
  }
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => namePattern.test(name))
      .map((name) => join(directory, name))
  } catch {
    // Creating a folder there reports the reason.
    return []
  }
}

/** Whether a folder was created by this program and this user. */
function isOwn(path: string): boolean {
  try {
    const stats = statOf(path)
    return (
      stats?.isDirectory() === true &&
      (process.getuid === undefined || stats.uid === process.getuid()) &&
      statOf(join(path, lockName))?.isFile() === true
    )
  } catch {
    return false
  }
}

/** Whether the process that created a folder is alive. */
function isInUse(path: string): boolean {
  try {
    const release = lockFile(join(path, lockName))
    release?.()
    return release === null
  } catch {
    // It has just been removed.
    return false
  }
}
