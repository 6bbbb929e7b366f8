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
  // Windows syncs only what is open for writing.
  syncPath(path, 'r+')
}

/**
 * Replaces a file so that whoever reads it, also after a crash or a power failure, finds the old or the new contents.
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
 * Creates a directory and those above it, as far as they do not exist. Node's own does not end in a place that takes no
 * files, such as /proc.
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

/** What a name stands for, without following a symbolic link; null if it stands for nothing. */
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
