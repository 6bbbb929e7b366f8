import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { isSystemError } from './systemError'

/** Makes the names in a directory durable: of files created, renamed or removed there. */
export function syncDirectory(directory: string): void {
  // Windows cannot sync a directory; its file systems journal names themselves.
  if (process.platform !== 'win32') syncPath(directory)
}

/** Makes the contents of a file durable. */
export function syncFile(path: string): void {
  // Windows can only sync files that are open for writing.
  syncPath(path, 'r+')
}

/**
 * Replaces a file atomically: readers find the old or the new contents, even after a crash or a power failure.
 *
 * @param temporary - A name in the same directory that nothing else uses.
 */
export function replaceFile(path: string, contents: string, temporary: string): void {
  try {
    writeFileSync(temporary, contents)
    syncFile(temporary)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncDirectory(dirname(path))
}

/**
 * Creates a directory and its missing parents. Unlike the recursive mode of Node.js, it terminates where no files can
 * be created, such as in /proc.
 */
export function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const parent = dirname(path)
  if (parent !== path) makeDirectory(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have created it just now.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** The stats of a path, without following a symbolic link; null if it does not exist. */
export function statOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null
    throw error
  }
}

function syncPath(path: string, flags = 'r'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
