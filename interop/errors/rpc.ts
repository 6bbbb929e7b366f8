import { BaseError } from 'viem'

/** Thrown when a node answers with something that cannot be right, by mistake or on purpose. */
export class InvalidRpcResponseError extends BaseError {
  constructor({ method, fact, cause }: { method: string; fact: string; cause?: Error }) {
    super(`The node gave an unusable answer to ${method}.`, {
      cause,
      metaMessages: [fact, 'Ask another node of the same chain.'],
      name: 'InvalidRpcResponseError',
    })
  }
}
