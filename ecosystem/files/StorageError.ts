import { isSystemError, reasonOf } from './systemError'

/** Thrown when a file of a state directory cannot be read or written. */
export class StorageError extends Error {
  override readonly name = 'StorageError'

  constructor(path: string, problem: 'cannot be read' | 'cannot be written', cause: unknown) {
    super(`${path} ${problem}: ${isSystemError(cause) ? reasonOf(cause) : 'unknown error'}.`, {
      cause,
    })
  }
}

/** Runs file operations; a failure names the file and the reason. */
export function writing<result>(path: string, run: () => result): result {
  try {
    return run()
  } catch (cause) {
    throw cause instanceof StorageError ? cause : new StorageError(path, 'cannot be written', cause)
  }
}

export function reading<result>(path: string, run: () => result): result {
  try {
    return run()
  } catch (cause) {
    throw cause instanceof StorageError ? cause : new StorageError(path, 'cannot be read', cause)
  }
}
