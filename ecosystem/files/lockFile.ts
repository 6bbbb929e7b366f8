import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { tryLock } from 'fs-native-extensions'

/** What a lock file of ours begins with; the number of the process follows. */
const prefix = 'interstake '

/** Whether a text is what a lock file of ours holds: nothing, if its process was killed just then. */
export const isLockText = (text: string) => text === '' || isOwnedLockText(text)

const isOwnedLockText = (text: string) => new RegExp(`^${prefix}\\d+\n$`).test(text)

/**
 * Locks a file for this process alone, by the operating system: no clock and no process number decides whose it is, and
 * the lock ends with the process, also by a SIGKILL. The file stays when it is released, for another could have it open.
 *
 * @param path - Created if it does not exist.
 * @returns How to release it; null if another holds it.
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

/** Number of the process that holds a lock file; null if it cannot be told. */
export function ownerOf(path: string): number | null {
  try {
    const text = readFileSync(path, 'utf8')
    return isOwnedLockText(text) ? Number(text.slice(prefix.length)) : null
  } catch {
    return null
  }
}
