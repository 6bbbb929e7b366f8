import { setTimeout as delay } from 'node:timers/promises'

/** Delay after which a transient failure, such as during a rollback, does not recur. */
const firstRetryMs = 100
const retryMs = 1_000

/**
 * Retries `attempt` until it succeeds.
 *
 * @param onHalt - Called with the reason whenever a retry fails.
 * @throws The error of the attempt once the signal is aborted, or if `isFinal` returns true for it.
 */
export async function retryHalted<result>(
  attempt: (isRetry: boolean) => Promise<result>,
  {
    signal,
    isFinal = () => false,
    onHalt,
  }: {
    signal: AbortSignal
    isFinal?: (error: unknown) => boolean
    onHalt: (error: unknown) => void
  },
): Promise<result> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt(failures > 0)
    } catch (error) {
      if (signal.aborted || isFinal(error)) throw error
      if (failures > 0) onHalt(error)
      await delay(failures > 0 ? retryMs : firstRetryMs, undefined, { signal })
    }
  }
}
