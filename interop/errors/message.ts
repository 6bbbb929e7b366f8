import { type Address, BaseError, type Hash } from 'viem'
import type { MessageStage } from '../messageStages'
import type { InteropRootId } from '../types'

/** What was asked for is not there yet: the same call can succeed later. */
export class InteropRetryableError extends BaseError {}

/** What was asked for will not come about, however long one waits. */
export class InteropPermanentError extends BaseError {}

/** Thrown when the node knows no receipt of a transaction. */
export class MessageTransactionNotFoundError extends InteropRetryableError {
  constructor({ hash }: { hash: Hash }) {
    super(`No receipt of transaction ${hash} was found.`, {
      metaMessages: [
        'Wait until it is in a block, and make sure that the client is connected to the chain it was sent on.',
      ],
      name: 'MessageTransactionNotFoundError',
    })
  }
}

/** Thrown when the transaction that was to send a message reverted. */
export class MessageTransactionRevertedError extends InteropPermanentError {
  constructor({ hash }: { hash: Hash }) {
    super(`Transaction ${hash} reverted, so it sent no message.`, {
      metaMessages: ['Find out why it reverted and send a new transaction.'],
      name: 'MessageTransactionRevertedError',
    })
  }
}

/** Thrown when a transaction sent fewer messages than the index asks for. */
export class MessageNotSentError extends InteropPermanentError {
  constructor({ hash, messageIndex, count }: { hash: Hash; messageIndex: number; count: number }) {
    super(`Transaction ${hash} sent no message number ${messageIndex}.`, {
      metaMessages: [
        count === 0
          ? 'It sent none at all: use the hash of a transaction that calls the L1Messenger.'
          : `It sent ${count}: use a message index from 0 to ${count - 1}.`,
      ],
      name: 'MessageNotSentError',
    })
  }
}

/** Thrown when the destination holds another root than the one a proof leads to. */
export class InteropRootMismatchError extends InteropPermanentError {
  constructor({
    settlementLayer,
    computed,
    imported,
  }: { settlementLayer: InteropRootId; computed: Hash; imported: Hash }) {
    const { chainId, blockNumber } = settlementLayer
    super('The destination holds another interop root than the one that the proof leads to.', {
      metaMessages: [
        `Block ${blockNumber} of settlement layer ${chainId}`,
        `  the proof leads to ${computed}`,
        `  the destination holds ${imported}`,
        'Ask another node of the source chain, or build a proof against a later block.',
      ],
      name: 'InteropRootMismatchError',
    })
  }
}

/** Thrown when a chain lacks a contract that interop needs. */
export class InteropUnsupportedError extends InteropPermanentError {
  constructor({ address, cause }: { address: Address; cause?: Error }) {
    super(`There is no interop contract at ${address}.`, {
      cause,
      metaMessages: [
        'Make sure that the client is connected to a ZKsync chain of protocol version 29 or later.',
      ],
      name: 'InteropUnsupportedError',
    })
  }
}

/** Thrown when a node knows none of the methods that serve message proofs. */
export class MessageProofUnsupportedError extends InteropPermanentError {
  constructor({ cause }: { cause?: Error } = {}) {
    super('The node serves no message proofs.', {
      cause,
      metaMessages: [
        'It knows neither zks_getL2ToL1LogProof nor zks_getL2ToL1MsgProof.',
        'Connect to a ZKsync node that has the zks_ methods enabled.',
      ],
      name: 'MessageProofUnsupportedError',
    })
  }
}

/** Thrown when a stage is waited for that only the destination can tell about. */
export class DestinationRequiredError extends InteropPermanentError {
  constructor({ until }: { until: MessageStage }) {
    super(`Only the destination knows when a message is ${until}.`, {
      metaMessages: ['Pass a client of the destination chain as `destination`.'],
      name: 'DestinationRequiredError',
    })
  }
}

const remedies: Record<MessageStage, string> = {
  unknown:
    'The source chain does not know the transaction: it was dropped or replaced, or the client is connected to another chain.',
  pending:
    'The transaction is in no block yet: it may need a higher fee or an earlier nonce first.',
  failed: 'The message was not sent.',
  sent: 'The block has not joined a batch yet: the chain seals batches late when it is quiet.',
  batched: 'The batch has not been committed to the settlement layer yet.',
  committed: 'The batch has not been proven yet.',
  proven: 'The batch has not been executed yet: chains may delay this by hours on purpose.',
  executed:
    'Either the node serves no proof yet (ask another node), or the destination has not imported the root (any transaction there wakes a quiet chain).',
  rootImported:
    'The root is imported, but the verifier of the destination does not accept the proof.',
  verifiable: 'The message is verifiable.',
}

/** Thrown when a message has not reached a stage by the deadline. */
export class WaitForMessageTimeoutError extends InteropRetryableError {
  /** The stage at which the message stalled; null when no answer came at all. */
  readonly stage: MessageStage | null

  constructor({
    hash,
    until,
    stage,
    timeout,
    cause,
  }: {
    hash: Hash
    until: MessageStage
    stage: MessageStage | null
    timeout: number
    cause?: Error | undefined
  }) {
    // An executed batch without its proof is what stalls a wait for `executed`.
    const goal = stage === until ? 'provable' : until
    super(
      stage
        ? `The message was not ${goal} after ${timeout} ms: it is still ${stage}.`
        : `The message was not ${goal} after ${timeout} ms: no node gave an answer.`,
      {
        cause,
        metaMessages: [
          `Transaction: ${hash}`,
          stage ? remedies[stage] : 'Check that the nodes can be reached.',
          'Nothing is lost: wait again with the same hash.',
        ],
        name: 'WaitForMessageTimeoutError',
      },
    )
    this.stage = stage
  }
}
