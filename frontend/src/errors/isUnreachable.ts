import { BaseError, HttpRequestError, TimeoutError } from 'viem'

/** Whether an error means that no node answered at all. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  const failure = error.walk(
    (cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError,
  )
  // A node that answers with an HTTP error has been reached.
  return failure instanceof HttpRequestError ? failure.status === undefined : failure !== null
}
