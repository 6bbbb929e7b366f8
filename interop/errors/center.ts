import { type Address, BaseError, type Hex } from 'viem'
import { InteropPermanentError } from './message'

/** Thrown when a chain has no interop centre. */
export class InteropCenterMissingError extends InteropPermanentError {
  constructor({ address, cause }: { address: Address; cause?: Error }) {
    super(`There is no interop centre at ${address}.`, {
      cause,
      metaMessages: [
        'Anyone can put it there, once for each chain: `npm run deploy` does. It never gets another address.',
        'On a chain that cannot have it, verify and send raw messages.',
      ],
      name: 'InteropCenterMissingError',
    })
  }
}

/** Thrown when bytes are not what the interop centre sends. */
export class MalformedInteropMessageError extends BaseError {
  constructor({ data, cause }: { data: Hex; cause?: unknown }) {
    super('These bytes are no message of the interop centre.', {
      ...(cause instanceof Error && { cause }),
      metaMessages: [
        `Bytes: ${data}`,
        'Take the data of a message whose sender is the interop centre, as the node of the source chain gave it.',
      ],
      name: 'MalformedInteropMessageError',
    })
  }
}
