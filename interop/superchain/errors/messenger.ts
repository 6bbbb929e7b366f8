import type { Address, Hash } from 'viem'
import type { ErrorType } from '../../errors/ErrorType'
import { InteropPermanentError, InteropRetryableError } from '../../errors/InteropError'
import { docsPath } from './docsPath'

export type MessengerMissingErrorType = MessengerMissingError & ErrorType<'MessengerMissingError'>

/** Thrown when a chain has no messenger. */
export class MessengerMissingError extends InteropPermanentError {
  constructor({ address, cause }: { address: Address; cause: Error }) {
    super(`No messenger is deployed at ${address}.`, {
      docsPath,
      cause,
      metaMessages: [
        'Check that the client is connected to a chain of the Superchain on which interop is active.',
      ],
      name: 'MessengerMissingError',
    })
  }
}

export type MessageAlreadyRelayedErrorType = MessageAlreadyRelayedError &
  ErrorType<'MessageAlreadyRelayedError'>

/** Thrown when a message was relayed before. */
export class MessageAlreadyRelayedError extends InteropPermanentError {
  constructor({ cause }: { cause: Error }) {
    super('The message is already relayed.', {
      docsPath,
      cause,
      metaMessages: ['A message is relayed once, however often it is sent again.'],
      name: 'MessageAlreadyRelayedError',
    })
  }
}

export type MessageTargetRevertedErrorType = MessageTargetRevertedError &
  ErrorType<'MessageTargetRevertedError'>

/** Thrown when the target of a message reverts, so that the message cannot be relayed for now. */
export class MessageTargetRevertedError extends InteropRetryableError {
  /** Selector of the error that the target reverts with; null if there is none. */
  readonly selector: Hash | null

  constructor({
    selector,
    reason,
    cause,
  }: { selector: Hash | null; reason: string | undefined; cause: Error }) {
    super('The target of the message reverts.', {
      docsPath,
      cause,
      metaMessages: [
        reason ?? (selector ? `Selector of its error: ${selector}` : 'It gives no reason.'),
        'The message is not consumed: relay it once the target accepts it.',
      ],
      name: 'MessageTargetRevertedError',
    })
    this.selector = selector
  }
}

export type InvalidMessageErrorType = InvalidMessageError & ErrorType<'InvalidMessageError'>

/** Thrown when a message that was not sent is to be sent again. */
export class InvalidMessageError extends InteropPermanentError {
  constructor({ cause }: { cause: Error }) {
    super('The chain has not sent this message.', {
      docsPath,
      cause,
      metaMessages: [
        'Pass a message that `getSentMessages` returned, and a client of its source chain.',
      ],
      name: 'InvalidMessageError',
    })
  }
}
