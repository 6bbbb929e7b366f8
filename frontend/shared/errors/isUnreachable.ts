import { BaseError, HttpRequestError, TimeoutError } from 'viem'
import { findWrongChain } from '../../../deployments/WrongChainError'

/** Whether an error means that no node of the chain answered at all. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (findWrongChain(error)) return true
  const failure = error.walk(
    (cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError,
  )
  // A node that answers with an HTTP error has been reached.
  return failure instanceof HttpRequestError ? failure.status === undefined : failure !== null
}
