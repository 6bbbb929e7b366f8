import type { Client } from 'viem'
import type { ErrorType } from '../errors/ErrorType'
import {
  DestinationRequiredError,
  type DestinationRequiredErrorType,
  type InteropRootMismatchErrorType,
  type InteropUnsupportedErrorType,
  type MessageNotSentErrorType,
  type MessageProofUnsupportedErrorType,
  type MessageTransactionRevertedErrorType,
  stageRemedies,
  WaitForMessageTimeoutError,
  type WaitForMessageTimeoutErrorType,
} from '../errors/message'
import type { MessageStage } from '../messageStages'
import { pollStatus } from '../pollStatus'
import type { MessageProof } from '../types'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
import { hasReached } from './hasReached'

type SentStatus = Extract<MessageStatus, { message: unknown }>
type ProvenStatus = Extract<MessageStatus, { proof: unknown }> & { proof: MessageProof }

/** Stages with a proof. */
export type StageWithProof = ProvenStatus['stage']
/** Stages of an included message that have no proof yet. */
export type StageWithoutProof = Exclude<SentStatus['stage'], StageWithProof>

export type WaitForMessageParameters<
  until extends StageWithProof | StageWithoutProof = StageWithProof | StageWithoutProof,
> = GetMessageStatusParameters & {
  /**
   * The stage to wait for; for `executed`, until the node serves the proof.
   * @default 'verifiable' with a destination, otherwise 'executed'
   */
  until?: until | undefined
  /** Polling interval in milliseconds. @default client.pollingInterval */
  pollingInterval?: number | undefined
  /** Timeout in milliseconds. @default 600_000 */
  timeout?: number | undefined
  /** Aborts the wait immediately, with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called with each new stage; stages that pass between two polls are skipped. */
  onStage?: ((status: MessageStatus) => void) | undefined
}

export type WaitForMessageReturnType<
  until extends StageWithProof | StageWithoutProof = StageWithProof,
> = until extends StageWithProof ? ProvenStatus : SentStatus

export type WaitForMessageErrorType =
  | WaitForMessageTimeoutErrorType
  | DestinationRequiredErrorType
  | MessageTransactionRevertedErrorType
  | MessageNotSentErrorType
  | MessageProofUnsupportedErrorType
  | InteropRootMismatchErrorType
  | InteropUnsupportedErrorType
  | ErrorType<'AbortError'>
  | ErrorType

/**
 * Waits until a message reaches a stage.
 *
 * Failed requests are retried until the timeout.
 *
 * - Docs: `@interstake/interop/docs/interop.md#waitformessage`
 * - JSON-RPC Methods: those of `getMessageStatus`, once per polling interval
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link WaitForMessageParameters}
 * @returns The status, with the proof from `executed` on. {@link WaitForMessageReturnType}
 * @throws {@link WaitForMessageTimeoutError} if the message does not reach the stage in time.
 * @throws {@link DestinationRequiredError} if the stage requires a destination and none is given.
 * @throws {@link MessageTransactionRevertedError} if the transaction reverted.
 * @throws {@link MessageNotSentError} if the transaction sent no message with this index.
 * @throws {@link InteropRootMismatchError} if the interop root on the destination does not match the proof.
 * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
 * @throws {@link InteropUnsupportedError} if the destination has no interop contracts.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { waitForMessage } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const { proof } = await waitForMessage(client, { hash: '0x…', destination })
 */
export function waitForMessage(
  client: Client,
  parameters: WaitForMessageParameters<StageWithProof>,
): Promise<WaitForMessageReturnType>
export function waitForMessage(
  client: Client,
  parameters: WaitForMessageParameters,
): Promise<WaitForMessageReturnType<StageWithoutProof>>
export async function waitForMessage(
  client: Client,
  parameters: WaitForMessageParameters,
): Promise<SentStatus> {
  const { hash, destination, signal, onStage } = parameters
  const { until = destination ? 'verifiable' : 'executed' } = parameters
  const { pollingInterval = client.pollingInterval, timeout = 600_000 } = parameters
  if (hasReached(until, 'rootImported') && !destination)
    throw new DestinationRequiredError({ until })

  return pollStatus({
    poll: () => getMessageStatus(client, parameters),
    isDone(status) {
      if (status.stage === 'failed') throw status.error
      return isDone(status, until)
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

function isDone(status: MessageStatus, until: MessageStage): status is SentStatus {
  if (!hasReached(status.stage, until) || !hasReached(status.stage, 'sent')) return false
  // Callers need the proof of an executed batch.
  return until !== 'executed' || ('proof' in status && status.proof !== null)
}
