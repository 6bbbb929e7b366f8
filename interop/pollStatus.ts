import { startDeadline } from './deadline'
import { InteropPermanentError } from './errors/InteropError'

/**
 * Polls a status until it is the one to wait for. Failed requests are retried until the timeout.
 *
 * @param isDone - Throws if the status will never be the one to wait for.
 * @param onStage - Called with each status that has another stage than the one before.
 * @param timeoutError - Creates the error for a timeout from the last stage, and from the last error if there is no newer status.
 */
export async function pollStatus<status extends { stage: string }, done extends status>({
  poll,
  isDone,
  pollingInterval,
  timeout,
  signal,
  onStage,
  timeoutError,
}: {
  poll: () => Promise<status>
  isDone: (status: status) => status is done
  pollingInterval: number
  timeout: number
  signal: AbortSignal | undefined
  onStage: ((status: status) => void) | undefined
  timeoutError: (stage: status['stage'] | null, cause: Error | undefined) => Error
}): Promise<done> {
  signal?.throwIfAborted()
  let stage: status['stage'] | null = null
  let cause: Error | undefined
  const deadline = startDeadline(timeout, signal)
  try {
    while (!deadline.isExpired()) {
      const status = await deadline.race(poll()).catch((error: unknown) => {
        if (!(error instanceof Error) || error instanceof InteropPermanentError) throw error
        cause = error
      })
      if (status) {
        cause = undefined
        if (status.stage !== stage) onStage?.(status)
        stage = status.stage
        if (isDone(status)) return status
      }
      await deadline.sleep(pollingInterval)
    }
  } finally {
    deadline.clear()
  }
  signal?.throwIfAborted()
  throw timeoutError(stage, cause)
}
