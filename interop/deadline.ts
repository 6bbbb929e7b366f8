/** A setTimeout beyond this many milliseconds would fire at once. */
const maxTimeoutMs = 2 ** 31 - 1

export type Deadline = {
  /** Resolves to the promise's value, or to undefined if the end comes first. */
  race<value>(promise: Promise<value>): Promise<value | undefined>
  /** Resolves after a while, or at the end if that comes first. */
  pause(ms: number): Promise<void>
  isOver(): boolean
  /** Lets go of the timer and the signal. */
  release(): void
}

/** Starts a stretch of time that ends with a timeout or an abort signal, whichever comes first. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  let isOver = false
  let release = () => {}
  const end = new Promise<undefined>((resolve) => {
    const finish = () => {
      isOver = true
      release()
      resolve(undefined)
    }
    const timer = setTimeout(finish, Math.min(timeoutMs, maxTimeoutMs))
    signal?.addEventListener('abort', finish)
    release = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
    }
  })
  return {
    race: (promise) => Promise.race([end, promise]),
    pause: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, maxTimeoutMs))
        end.then(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
    isOver: () => isOver,
    release: () => release(),
  }
}
