/** Thrown when a transaction was sent, but is neither mined nor pending. */
export class DroppedTransactionError extends Error {
  override readonly name = 'DroppedTransactionError'

  constructor(from: string) {
    super(`a transaction of ${from} was dropped from the pool before it was in a block`)
  }
}
