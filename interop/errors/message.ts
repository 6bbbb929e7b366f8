import type { Address, Hash } from 'viem'
import type { MessageStage } from '../messageStages'
import type { InteropRootId } from '../types'
import type { ErrorType } from './ErrorType'
import { InteropPermanentError, InteropRetryableError } from './InteropError'

export type MessageTransactionNotFoundErrorType = MessageTransactionNotFoundError &
  ErrorType<'MessageTransactionNotFoundError'>

/** Thrown when the node has no receipt of a transaction. */
export class MessageTransactionNotFoundError extends InteropRetryableError {
  constructor({ hash }: { hash: Hash }) {
    super(`No receipt found for transaction ${hash}.`, {
      metaMessages: [
        'Wait until it is included in a block, and check that the client is connected to the source chain.',
      ],
      name: 'MessageTransactionNotFoundError',
    })
  }
}

export type MessageTransactionRevertedErrorType = MessageTransactionRevertedError &
  ErrorType<'MessageTransactionRevertedError'>

/** Thrown when the sending transaction of a message reverted. */
export class MessageTransactionRevertedError extends InteropPermanentError {
  constructor({ hash }: { hash: Hash }) {
    super(`Transaction ${hash} reverted, so it sent no message.`, {
      metaMessages: ['Find out why it reverted and send a new transaction.'],
      name: 'MessageTransactionRevertedError',
    })
  }
}

export type MessageNotSentErrorType = MessageNotSentError & ErrorType<'MessageNotSentError'>

/** Thrown when a transaction sent no message with the given index. */
export class MessageNotSentError extends InteropPermanentError {
  constructor({ hash, messageIndex, count }: { hash: Hash; messageIndex: number; count: number }) {
    super(`Transaction ${hash} sent no message with index ${messageIndex}.`, {
      metaMessages: [
        count === 0
          ? 'It sent no messages: use the hash of a transaction that calls the messenger.'
          : `It sent ${count}: use a message index from 0 to ${count - 1}.`,
      ],
      name: 'MessageNotSentError',
    })
  }
}

export type InteropRootMismatchErrorType = InteropRootMismatchError &
  ErrorType<'InteropRootMismatchError'>

/** Thrown when the interop root on the destination is not the one that a proof leads to. */
export class InteropRootMismatchError extends InteropPermanentError {
  constructor({
    settlementLayer,
    computed,
    imported,
  }: { settlementLayer: InteropRootId; computed: Hash; imported: Hash }) {
    const { chainId, blockNumber } = settlementLayer
    super('The interop root on the destination does not match the proof.', {
      metaMessages: [
        `Block ${blockNumber} of settlement layer ${chainId}`,
        `  computed from the proof: ${computed}`,
        `  imported by the destination: ${imported}`,
        'Use another node of the source chain, or a proof against a later block.',
      ],
      name: 'InteropRootMismatchError',
    })
  }
}

export type InteropUnsupportedErrorType = InteropUnsupportedError &
  ErrorType<'InteropUnsupportedError'>

/** Thrown when a system contract for interop is missing on a chain. */
export class InteropUnsupportedError extends InteropPermanentError {
  constructor({ address, cause }: { address: Address; cause?: Error }) {
    super(`No interop contract is deployed at ${address}.`, {
      cause,
      metaMessages: [
        'Check that the client is connected to a ZKsync chain with protocol version 29 or later.',
      ],
      name: 'InteropUnsupportedError',
    })
  }
}

export type MessageProofUnsupportedErrorType = MessageProofUnsupportedError &
  ErrorType<'MessageProofUnsupportedError'>

/** Thrown when a node supports none of the methods that return message proofs. */
export class MessageProofUnsupportedError extends InteropPermanentError {
  constructor({ cause }: { cause?: Error } = {}) {
    super('The node does not serve message proofs.', {
      cause,
      metaMessages: [
        'It supports neither zks_getL2ToL1LogProof nor zks_getL2ToL1MsgProof.',
        'Connect to a ZKsync node with the zks namespace enabled.',
      ],
      name: 'MessageProofUnsupportedError',
    })
  }
}

export type DestinationRequiredErrorType = DestinationRequiredError &
  ErrorType<'DestinationRequiredError'>

/** Thrown when a stage is waited for that requires a client of the destination. */
export class DestinationRequiredError extends InteropPermanentError {
  constructor({ until }: { until: string }) {
    super(`Waiting for stage "${until}" requires the destination chain.`, {
      metaMessages: ['Pass a client of the destination chain as `destination`.'],
      name: 'DestinationRequiredError',
    })
  }
}

/** Remedies by the last stage of a message that does not become verifiable. */
export const stageRemedies: Record<MessageStage, string> = {
  unknown:
    'The source chain does not have the transaction: it was dropped or replaced, or the client is connected to another chain.',
  pending:
    'The transaction is not included in a block yet: its fee may be too low, or an earlier nonce is missing.',
  failed: 'The message was not sent.',
  sent: 'The block is not part of a batch yet: chains with little traffic seal batches late.',
  batched: 'The batch is not committed to the settlement layer yet.',
  committed: 'The batch is not proven yet.',
  proven: 'The batch is not executed yet: some chains delay execution for hours by design.',
  executed:
    'Either the node serves no proof yet (try another node), or the destination has not imported the root (any transaction on it triggers the import).',
  rootImported: 'The root is imported, but the verifier on the destination rejects the proof.',
  verifiable: 'The message is verifiable.',
}

export type WaitForMessageTimeoutErrorType = WaitForMessageTimeoutError &
  ErrorType<'WaitForMessageTimeoutError'>

/** Thrown when a message does not reach a stage within the timeout. */
export class WaitForMessageTimeoutError<
  stage extends string = MessageStage,
> extends InteropRetryableError {
  /** The last stage seen; null if no node responded. */
  readonly stage: stage | null

  constructor({
    hash,
    until,
    stage,
    timeout,
    remedies,
    cause,
  }: {
    hash: Hash
    until: stage
    stage: stage | null
    timeout: number
    /** What to do, by the last stage seen. */
    remedies: Readonly<Record<stage, string>>
    cause?: Error | undefined
  }) {
    // Waiting for `executed` includes the proof, which a node may not serve at that stage yet.
    const goal = stage === until ? 'the proof of the message' : `the message to be "${until}"`
    super(
      `Timed out after ${timeout} ms while waiting for ${goal}. ${stage ? `It is "${stage}".` : 'No node responded.'}`,
      {
        cause,
        metaMessages: [
          `Transaction: ${hash}`,
          stage ? remedies[stage] : 'Check that the nodes can be reached.',
          'Wait again with the same hash.',
        ],
        name: 'WaitForMessageTimeoutError',
      },
    )
    this.stage = stage
  }
}
