import type { Address, Hex } from 'viem'
import type { ErrorType } from './ErrorType'
import { InteropError, InteropPermanentError } from './InteropError'

export type InteropCenterMissingErrorType = InteropCenterMissingError &
  ErrorType<'InteropCenterMissingError'>

/** Thrown when a chain has no interop center. */
export class InteropCenterMissingError extends InteropPermanentError {
  constructor({ address, cause }: { address: Address; cause?: Error }) {
    super(`No interop center is deployed at ${address}.`, {
      cause,
      metaMessages: [
        'Anyone can deploy it, once per chain and always at this address: `npm run deploy` of Interstake does.',
        'Deploy it, or send and verify messages without it: see `getMessages` and `verifyMessage`.',
      ],
      name: 'InteropCenterMissingError',
    })
  }
}

export type MalformedInteropMessageErrorType = MalformedInteropMessageError &
  ErrorType<'MalformedInteropMessageError'>

/** Thrown when data is not an encoded message of the interop center. */
export class MalformedInteropMessageError extends InteropError {
  constructor({ data, cause }: { data: Hex; cause?: unknown }) {
    super('The data is not an encoded message of the interop center.', {
      ...(cause instanceof Error && { cause }),
      metaMessages: [
        `Data: ${data}`,
        'Pass the data of a message whose sender is the interop center, exactly as the node returned it.',
      ],
      name: 'MalformedInteropMessageError',
    })
  }
}
