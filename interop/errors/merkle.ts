import type { ErrorType } from './ErrorType'
import { InteropError } from './InteropError'

export type LeafIndexOutOfRangeErrorType = LeafIndexOutOfRangeError &
  ErrorType<'LeafIndexOutOfRangeError'>

/** Thrown when a tree has no leaf at an index. */
export class LeafIndexOutOfRangeError extends InteropError {
  constructor({ index, size }: { index: number; size: number }) {
    super(`The tree has no leaf ${index}.`, {
      metaMessages: [
        size === 0 ? 'It is empty.' : `It has ${size} leaves, indices 0 to ${size - 1}.`,
      ],
      name: 'LeafIndexOutOfRangeError',
    })
  }
}

export type TooManyLeavesErrorType = TooManyLeavesError & ErrorType<'TooManyLeavesError'>

/** Thrown when a batch has more messages than its logs tree has leaves. */
export class TooManyLeavesError extends InteropError {
  constructor({ count, capacity }: { count: number; capacity: number }) {
    super(`A logs tree cannot hold ${count} leaves.`, {
      metaMessages: [`The maximum is ${capacity} messages per batch: split the batch.`],
      name: 'TooManyLeavesError',
    })
  }
}

export type ChainNotRegisteredErrorType = ChainNotRegisteredError &
  ErrorType<'ChainNotRegisteredError'>

/** Thrown when a chain is not registered in a message root. */
export class ChainNotRegisteredError extends InteropError {
  constructor({ chainId }: { chainId: bigint }) {
    super(`Chain ${chainId} is not registered in this message root.`, {
      metaMessages: ['Register the chain before appending its first batch.'],
      name: 'ChainNotRegisteredError',
    })
  }
}

export type ChainAlreadyRegisteredErrorType = ChainAlreadyRegisteredError &
  ErrorType<'ChainAlreadyRegisteredError'>

/** Thrown when a chain is registered twice in a message root. */
export class ChainAlreadyRegisteredError extends InteropError {
  constructor({ chainId }: { chainId: bigint }) {
    super(`Chain ${chainId} is already registered in this message root.`, {
      name: 'ChainAlreadyRegisteredError',
    })
  }
}
