/** A transaction that we sent is neither in a block nor in the node's pool any more. */
export class DroppedTransactionError extends Error {
  override readonly name = 'DroppedTransactionError'

  constructor(from: string) {
    super(`a transaction of ${from} was dropped from the pool before it was in a block`)
  }
}
