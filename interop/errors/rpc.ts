import type { ErrorType } from './ErrorType'
import { InteropError } from './InteropError'

export type InvalidRpcResponseErrorType = InvalidRpcResponseError &
  ErrorType<'InvalidRpcResponseError'>

/** Thrown when the response of a node is malformed or contradicts itself. */
export class InvalidRpcResponseError extends InteropError {
  constructor({ method, reason, cause }: { method: string; reason: string; cause?: Error }) {
    super(`The node returned an invalid response to ${method}.`, {
      cause,
      metaMessages: [reason, 'Use another node of the same chain.'],
      name: 'InvalidRpcResponseError',
    })
  }
}
