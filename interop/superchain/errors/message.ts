import type { Hash } from 'viem'
import type { ErrorType } from '../../errors/ErrorType'
import { InteropPermanentError, InteropRetryableError } from '../../errors/InteropError'
import type { WaitForMessageTimeoutError } from '../../errors/message'
import type { MessageStage } from '../messageStages'
import { docsPath } from './docsPath'

export type BlockNotCanonicalErrorType = BlockNotCanonicalError &
  ErrorType<'BlockNotCanonicalError'>

/** Thrown when the block of a log is not part of the chain: it was replaced by a reorg, or two nodes answered. */
export class BlockNotCanonicalError extends InteropRetryableError {
  constructor({ blockNumber, blockHash }: { blockNumber: bigint; blockHash: Hash }) {
    super(`Block ${blockHash} is not block ${blockNumber} of the source chain.`, {
      docsPath,
      metaMessages: [
        'The chain had a reorg, or the nodes behind the client are not in sync.',
        'Try again: the transaction will be in another block, or in none.',
      ],
      name: 'BlockNotCanonicalError',
    })
  }
}

export type LogNotFoundErrorType = LogNotFoundError & ErrorType<'LogNotFoundError'>

/** Thrown when a transaction has no log with the given index. */
export class LogNotFoundError extends InteropPermanentError {
  constructor({ hash, logIndex }: { hash: Hash; logIndex: number }) {
    super(`Transaction ${hash} has no log with index ${logIndex}.`, {
      docsPath,
      metaMessages: ['Pass the index of the log in its block, as `logIndex` of a receipt has it.'],
      name: 'LogNotFoundError',
    })
  }
}

export type WrongDestinationErrorType = WrongDestinationError & ErrorType<'WrongDestinationError'>

/** Thrown when the client of the destination is connected to another chain than that of the message. */
export class WrongDestinationError extends InteropPermanentError {
  /** The chain that the message is for. */
  readonly destination: bigint
  /** The chain of the client. */
  readonly chainId: bigint

  constructor({ destination, chainId }: { destination: bigint; chainId: bigint }) {
    super(`The message is for chain ${destination}, not for chain ${chainId}.`, {
      docsPath,
      metaMessages: ['Pass a client of the chain that the message was sent to as `destination`.'],
      name: 'WrongDestinationError',
    })
    this.destination = destination
    this.chainId = chainId
  }
}

export type MessageExpiredErrorType = MessageExpiredError & ErrorType<'MessageExpiredError'>

/** Thrown when a message can no longer be relayed, unless it is sent again. */
export class MessageExpiredError extends InteropPermanentError {
  constructor({ messageHash }: { messageHash: Hash }) {
    super(`Message ${messageHash} has expired.`, {
      docsPath,
      metaMessages: [
        'Chains execute messages for seven days only.',
        'Send it again with `resendMessage`, which anyone can do.',
      ],
      name: 'MessageExpiredError',
    })
  }
}

/** Remedies by the last stage of a message that is not relayed. */
export const stageRemedies: Record<MessageStage, string> = {
  unknown:
    'The source chain does not have the transaction: it was dropped, replaced or removed by a reorg, or the client is connected to another chain.',
  pending:
    'The transaction is not included in a block yet: its fee may be too low, or an earlier nonce is missing.',
  failed: 'The message was not sent.',
  sent: 'The clock of the destination is behind that of the source chain, so that no block can execute the message yet.',
  relayable: 'Nobody has relayed it: anyone can, with `relayMessage`.',
  relayed: 'The message is relayed.',
  expired: 'The message has expired: send it again with `resendMessage`.',
}

export type WaitForMessageTimeoutErrorType = WaitForMessageTimeoutError<MessageStage> &
  ErrorType<'WaitForMessageTimeoutError'>
