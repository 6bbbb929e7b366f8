/** Longer timeouts overflow setTimeout, which then fires immediately. */
const maxTimeoutMs = 2 ** 31 - 1

export type Deadline = {
  /** Resolves to the promise's value, or to undefined if the deadline expires first. */
  race<value>(promise: Promise<value>): Promise<value | undefined>
  /** Resolves after a delay, or when the deadline expires. */
  sleep(ms: number): Promise<void>
  isExpired(): boolean
  /** Clears the timer and the abort listener. */
  clear(): void
}

/** Starts a deadline that expires after a timeout or when the signal aborts. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  let isExpired = false
  let clear = () => {}
  const expiry = new Promise<undefined>((resolve) => {
    const expire = () => {
      isExpired = true
      clear()
      resolve(undefined)
    }
    const timer = setTimeout(expire, Math.min(timeoutMs, maxTimeoutMs))
    signal?.addEventListener('abort', expire)
    clear = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', expire)
    }
  })
  return {
    race: (promise) => Promise.race([expiry, promise]),
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, maxTimeoutMs))
        expiry.then(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
    isExpired: () => isExpired,
    clear: () => clear(),
  }
}
