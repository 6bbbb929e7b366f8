import type { Hash } from 'viem'
import { ErrorWithRemedy } from '../../../shared/errors/ErrorWithRemedy'

type Failure = 'reverted' | 'cancelled' | 'replaced' | 'dropped'

const failures: Record<Failure, readonly [fact: string, remedy: string]> = {
  reverted: [
    'The transaction was included, but the contract refused it.',
    'Nothing but the fee was spent.',
  ],
  cancelled: ['You cancelled the transaction in your wallet.', 'Nothing was sent: try again.'],
  replaced: [
    'You replaced the transaction with another one in your wallet.',
    'Try again if you still want this one.',
  ],
  dropped: [
    'The chain no longer knows the transaction: it was dropped or replaced.',
    'Look into your wallet, then try again. If it does go through, it will show up here by itself.',
  ],
}

/** Thrown when a transaction was sent, but did not do what it was sent for. */
export class TransactionFailedError extends ErrorWithRemedy {
  readonly failure: Failure
  readonly hash: Hash

  /** @param cause - With what the contract refused, where that is known. */
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
