import type { Client } from 'viem'
import type { ErrorType } from '../../errors/ErrorType'
import {
  DestinationRequiredError,
  type DestinationRequiredErrorType,
  type MessageNotSentErrorType,
  type MessageTransactionRevertedErrorType,
  WaitForMessageTimeoutError,
} from '../../errors/message'
import { pollStatus } from '../../pollStatus'
import {
  MessageExpiredError,
  type MessageExpiredErrorType,
  stageRemedies,
  type WaitForMessageTimeoutErrorType,
  type WrongDestinationErrorType,
} from '../errors/message'
import type { MessengerMissingErrorType } from '../errors/messenger'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
import { hasReached } from './hasReached'

type SentStatus = Extract<MessageStatus, { message: unknown }>

/** Stages of a message that can be waited for. */
export type StageToWaitFor = 'sent' | 'relayable' | 'relayed'

export type WaitForMessageParameters = GetMessageStatusParameters & {
  /** The stage to wait for. @default 'relayed' with a destination, otherwise 'sent' */
  until?: StageToWaitFor | undefined
  /** Polling interval in milliseconds. @default client.pollingInterval */
  pollingInterval?: number | undefined
  /** Timeout in milliseconds. @default 600_000 */
  timeout?: number | undefined
  /** Aborts the wait immediately, with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called with each new stage; stages that pass between two polls are skipped. */
  onStage?: ((status: MessageStatus) => void) | undefined
}

export type WaitForMessageReturnType = SentStatus

export type WaitForMessageErrorType =
  | WaitForMessageTimeoutErrorType
  | DestinationRequiredErrorType
  | MessageTransactionRevertedErrorType
  | MessageNotSentErrorType
  | MessageExpiredErrorType
  | WrongDestinationErrorType
  | MessengerMissingErrorType
  | ErrorType<'AbortError'>
  | ErrorType

/**
 * Waits until a message reaches a stage.
 *
 * Failed requests are retried until the timeout.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#waitformessage`
 * - JSON-RPC Methods: those of `getMessageStatus`, once per polling interval
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link WaitForMessageParameters}
 * @returns The status, with the arguments of `relayMessage`. {@link WaitForMessageReturnType}
 * @throws {@link WaitForMessageTimeoutError} if the message does not reach the stage in time.
 * @throws {@link DestinationRequiredError} if the stage requires a destination and none is given.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
 * @throws {@link MessageExpiredError} if the message expires before it reaches the stage.
 * @throws {@link WrongDestinationError} if the message is for another chain than `destination`.
 * @throws {@link MessengerMissingError} if the destination has no messenger.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { waitForMessage } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
 * const { message } = await waitForMessage(client, { hash: '0x…', destination })
 */
export async function waitForMessage(
  client: Client,
  parameters: WaitForMessageParameters,
): Promise<WaitForMessageReturnType> {
  const { hash, destination, signal, onStage } = parameters
  const { until = destination ? 'relayed' : 'sent' } = parameters
  const { pollingInterval = client.pollingInterval, timeout = 600_000 } = parameters
  if (until !== 'sent' && !destination) throw new DestinationRequiredError({ until })

  return pollStatus({
    poll: () => getMessageStatus(client, parameters),
    isDone(status): status is SentStatus {
      if (status.stage === 'failed') throw status.error
      if (hasReached(status.stage, until)) return true
      if (status.stage === 'expired') throw new MessageExpiredError(status.message)
      return false
    },
    timeoutError: (stage, cause) =>
      new WaitForMessageTimeoutError({
        hash,
        until,
        stage,
        timeout,
        remedies: stageRemedies,
        cause,
      }),
    pollingInterval,
    timeout,
    signal,
    onStage,
  })
}
