import { BaseError, HttpRequestError, TimeoutError } from 'viem'
import { findWrongChain } from '../../../deployments/WrongChainError'

/** Whether an error means that the node is unreachable. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (findWrongChain(error)) return true
  const failure = error.walk(
    (cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError,
  )
  // A node that responds with an HTTP error is reachable.
  return failure instanceof HttpRequestError ? failure.status === undefined : failure !== null
}
