import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { tryLock } from 'fs-native-extensions'

/** Prefix of lock files; the process id follows. */
const prefix = 'interstake '

/** Whether a text is the contents of a lock file: empty if its process was killed while creating it. */
export const isLockText = (text: string) => text === '' || isOwnedLockText(text)

const isOwnedLockText = (text: string) => new RegExp(`^${prefix}\\d+\n$`).test(text)

/**
 * Locks a file for this process by the operating system, without relying on clocks or process ids. The lock ends with
 * the process, even after a SIGKILL. Releasing it does not remove the file, as another process may have it open.
 *
 * @param path - Created if it does not exist.
 * @returns A function that releases the lock; null if another process holds it.
 */
export function lockFile(path: string): (() => void) | null {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT)
  let isLocked = false
  try {
    isLocked = tryLock(file)
    if (!isLocked) return null
    ftruncateSync(file)
    writeSync(file, `${prefix}${process.pid}\n`, 0)
  } finally {
    if (!isLocked) closeSync(file)
  }
  let isReleased = false
  return () => {
    if (!isReleased) closeSync(file)
    isReleased = true
  }
}

/** Id of the process that holds a lock file; null if it is unknown. */
export function ownerOf(path: string): number | null {
  try {
    const text = readFileSync(path, 'utf8')
    return isOwnedLockText(text) ? Number(text.slice(prefix.length)) : null
  } catch {
    return null
  }
}
