import type { Hash } from 'viem'
import type { ErrorType } from './ErrorType'
import { InteropError, InteropPermanentError, InteropRetryableError } from './InteropError'

type BatchId = { chainId: bigint; batchNumber: bigint }

export type PublicDataUnavailableErrorType = PublicDataUnavailableError &
  ErrorType<'PublicDataUnavailableError'>

/** Thrown when neither the settlement layer nor the source chain has the messages of a batch. */
export class PublicDataUnavailableError extends InteropRetryableError {
  constructor({ chainId, batchNumber, cause }: BatchId & { cause?: Error | undefined }) {
    super(`The messages of batch ${batchNumber} of chain ${chainId} are not available.`, {
      cause,
      metaMessages: [
        'The transaction that committed the batch to the settlement layer does not contain them.',
        'Pass a client of the source chain as `source`, so that they can be read from the receipts of its blocks.',
      ],
      name: 'PublicDataUnavailableError',
    })
  }
}

export type PublicDataMismatchErrorType = PublicDataMismatchError &
  ErrorType<'PublicDataMismatchError'>

/** Thrown when public data does not lead to the root that the settlement layer published. */
export class PublicDataMismatchError extends InteropError {
  constructor({
    what,
    computed,
    published,
  }: {
    what: string
    /** Null if there are too many messages for a batch. */
    computed: Hash | null
    published: Hash
  }) {
    super(`The public data does not lead to the published root of ${what}.`, {
      metaMessages: [
        `Computed:  ${computed ?? 'none, there are too many messages'}`,
        `Published: ${published}`,
        'A node returns incomplete or wrong data: use another node of the same chain.',
      ],
      name: 'PublicDataMismatchError',
    })
  }
}

export type MessageNotInBatchErrorType = MessageNotInBatchError &
  ErrorType<'MessageNotInBatchError'>

/** Thrown when the batch that settled the block of a message does not contain the message. */
export class MessageNotInBatchError extends InteropPermanentError {
  constructor({ chainId, batchNumber }: BatchId) {
    super(`Batch ${batchNumber} of chain ${chainId} does not contain the message.`, {
      metaMessages: [
        'It is the batch that settled the block of the message.',
        'Read the message again from another node of the source chain: it was sent in another block, or never.',
      ],
      name: 'MessageNotInBatchError',
    })
  }
}
