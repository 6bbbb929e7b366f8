import { BaseError, type Hash } from 'viem'

type Failure = 'reverted' | 'cancelled' | 'replaced' | 'missing'

const failures: Record<Failure, readonly [fact: string, remedy: string]> = {
  reverted: [
    'The transaction was included, but the contract refused it.',
    'Nothing but the fee was spent: try again.',
  ],
  cancelled: ['You cancelled the transaction in your wallet.', 'Nothing was sent: try again.'],
  replaced: [
    'You replaced the transaction with another one in your wallet.',
    'Try again if you still want this one.',
  ],
  missing: [
    'The transaction is in no block yet.',
    'Speed it up or cancel it in your wallet. If it does go through, it will show up here by itself.',
  ],
}

/** Thrown when a transaction was sent, but did not do what it was sent for. */
export class TransactionFailedError extends BaseError {
  readonly failure: Failure

  constructor({ failure, hash, cause }: { failure: Failure; hash: Hash; cause?: Error }) {
    const [fact, remedy] = failures[failure]
    super(fact, {
      cause,
      metaMessages: [`Transaction: ${hash}`, remedy],
      name: 'TransactionFailedError',
    })
    this.failure = failure
  }
}
