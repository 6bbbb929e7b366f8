import type { Hash } from 'viem'
import { ErrorWithRemedy } from '../../../shared/errors/ErrorWithRemedy'

type Failure = 'reverted' | 'canceled' | 'replaced' | 'dropped'

const failures: Record<Failure, readonly [fact: string, remedy: string]> = {
  reverted: ['The transaction reverted.', 'Only the network fee was spent.'],
  canceled: ['You canceled the transaction in your wallet.', 'Nothing was sent. Try again.'],
  replaced: [
    'You replaced the transaction in your wallet.',
    'Submit it again if you still want it.',
  ],
  dropped: [
    'Transaction not found: it was dropped or replaced.',
    'Check your wallet, then try again. If it is included later, it will appear here.',
  ],
}

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
    const [fact, remedy] = failures[failure]
    super(fact, {
      cause,
      metaMessages: [`Transaction: ${hash}`, remedy],
      name: 'TransactionFailedError',
    })
    this.failure = failure
    this.hash = hash
  }
}
