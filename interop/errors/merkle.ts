import { BaseError } from 'viem'

/** Thrown when a tree is asked about a leaf that it does not hold. */
export class LeafIndexOutOfRangeError extends BaseError {
  constructor({ index, size }: { index: number; size: number }) {
    super(`The tree has no leaf ${index}.`, {
      metaMessages: [
        size === 0 ? 'It is empty.' : `It holds ${size} leaves, indices 0 to ${size - 1}.`,
      ],
      name: 'LeafIndexOutOfRangeError',
    })
  }
}

/** Thrown when a batch has more messages than its logs tree has leaves. */
export class TooManyLeavesError extends BaseError {
  constructor({ count, capacity }: { count: number; capacity: number }) {
    super(`A logs tree cannot hold ${count} leaves.`, {
      metaMessages: [`A batch has room for ${capacity} messages: split it into several batches.`],
      name: 'TooManyLeavesError',
    })
  }
}

/** Thrown when a message root is asked about a chain that was never registered with it. */
export class ChainNotRegisteredError extends BaseError {
  constructor({ chainId }: { chainId: bigint }) {
    super(`Chain ${chainId} is not registered with this message root.`, {
      metaMessages: ['Register the chain before its first batch is appended.'],
      name: 'ChainNotRegisteredError',
    })
  }
}

/** Thrown when a chain is registered twice with a message root. */
export class ChainAlreadyRegisteredError extends BaseError {
  constructor({ chainId }: { chainId: bigint }) {
    super(`Chain ${chainId} is registered with this message root already.`, {
      name: 'ChainAlreadyRegisteredError',
    })
  }
}
