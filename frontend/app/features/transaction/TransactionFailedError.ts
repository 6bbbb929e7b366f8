import type { Hash } from 'viem'
import { ErrorWithRemedy } from '../../../shared/errors/ErrorWithRemedy'
import type { SharedMessages } from '../../../shared/i18n/sharedEn'
import { shared } from '../../../shared/i18n/sharedMessages'

type Failure = keyof SharedMessages['failures']

/** Thrown when a sent transaction reverted, or was canceled, replaced or dropped. */
export class TransactionFailedError extends ErrorWithRemedy {
  readonly failure: Failure
  readonly hash: Hash

  /** @param cause - The reason for the revert, if known. */
  constructor({
    failure,
    hash,
    cause,
  }: { failure: Failure; hash: Hash; cause?: Error | undefined }) {
    const [fact, remedy] = shared().failures[failure]
    super(fact, {
      cause,
      metaMessages: [`Transaction: ${hash}`, remedy],
      name: 'TransactionFailedError',
    })
    this.failure = failure
    this.hash = hash
  }
}
