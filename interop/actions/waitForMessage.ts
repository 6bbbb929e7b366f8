import type { Client, Hash } from 'viem'
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
import { getMessageReceipt } from '../rpc/getMessageReceipt'
import { proveMessage } from '../rpc/proveMessage'
import type { MessageProof, SentMessage } from '../types'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
import { hasReached } from './hasReached'
import { verifyMessage } from './verifyMessage'

type Sent<status> = Extract<status, { message: unknown }>

/** Stages with a proof. */
export type StageWithProof = Extract<MessageStatus, { proof: unknown }>['stage']

/** A message with its proof. */
export type ProvenMessage = {
  stage: StageWithProof
  message: SentMessage
  batchNumber: bigint
  proof: MessageProof
}

type PolledStatus = MessageStatus | ProvenMessage
/** Stages of an included message that have no proof yet. */
export type StageWithoutProof = Exclude<Sent<MessageStatus>['stage'], StageWithProof>

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
> = until extends StageWithProof ? ProvenMessage : Sent<MessageStatus>

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
 * - JSON-RPC Methods: those of `getMessageStatus`; without `onStage`, every other time only those for the proof
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link WaitForMessageParameters}
 * @returns The message, with the proof from `executed` on. {@link WaitForMessageReturnType}
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
): Promise<WaitForMessageReturnType<StageWithProof | StageWithoutProof>>
export async function waitForMessage(
  client: Client,
  parameters: WaitForMessageParameters,
): Promise<Sent<PolledStatus>> {
  const { hash, destination, settlementLayer, signal, onStage } = parameters
  const { until = destination ? 'verifiable' : 'executed' } = parameters
  const { pollingInterval = client.pollingInterval, timeout = 600_000 } = parameters
  if (hasReached(until, 'rootImported') && !destination)
    throw new DestinationRequiredError({ until })

  const getStatus = () => getMessageStatus(client, parameters)
  const waiting = {
    pollingInterval,
    timeout,
    signal,
    isDone: <status extends PolledStatus>(status: status): status is Sent<status> =>
      isDone(status, until),
    timeoutError: (stage: MessageStage | null, cause: Error | undefined) =>
      new WaitForMessageTimeoutError({
        hash,
        until,
        stage,
        timeout,
        remedies: stageRemedies,
        cause,
      }),
  }
  // The stages in between are of interest to listeners, or what is waited for.
  if (onStage || settlementLayer || !hasReached(until, 'executed'))
    return pollStatus<MessageStatus, Sent<MessageStatus>>({ ...waiting, poll: getStatus, onStage })
  const poll = alternate(getStatus, (seen) => findProven(client, parameters, seen))
  return pollStatus<PolledStatus, Sent<PolledStatus>>({ ...waiting, poll, onStage: undefined })
}

/** Polls in turn for the stage of a message, and for its proof alone, which takes half the requests and ends most waits. */
function alternate(
  getStatus: () => Promise<MessageStatus>,
  getProven: (seen: MessageStatus) => Promise<ProvenMessage | null>,
): () => Promise<PolledStatus> {
  let last: MessageStatus | null = null
  return async () => {
    const seen = last
    last = null
    if (seen) return (await getProven(seen)) ?? seen
    last = await getStatus()
    return last
  }
}

/** Returns the message once there is a proof, which the destination accepts if one is given; null until then. */
async function findProven(
  client: Client,
  { hash, messageIndex = 0, destination, proof: known }: GetMessageStatusParameters,
  seen: MessageStatus,
): Promise<ProvenMessage | null> {
  const sent = sealedMessage(seen) ?? (await readMessage(client, hash, messageIndex))
  const proof = known ?? (sent && (await proveMessage(client, sent.message, sent)))
  if (!sent || !proof || (destination && !(await verifyMessage(destination, proof)))) return null
  const { message } = sent
  const { batchNumber } = proof
  return { stage: destination ? 'verifiable' : 'executed', message, batchNumber, proof }
}

/** The message of a status, if its place in its batch is known. */
function sealedMessage(status: MessageStatus) {
  const message = 'message' in status ? status.message : null
  if (message?.batchNumber == null || message.txNumberInBatch === null) return null
  return { message, transactionIndex: message.txNumberInBatch, isUnsealed: false }
}

async function readMessage(client: Client, hash: Hash, messageIndex: number) {
  const receipt = await getMessageReceipt(client, hash)
  const message = receipt?.messages[messageIndex]
  return receipt && message ? { ...receipt, message } : null
}

function isDone<status extends PolledStatus>(
  status: status,
  until: MessageStage,
): status is Sent<status> {
  if (status.stage === 'failed') throw status.error
  if (!hasReached(status.stage, until) || !hasReached(status.stage, 'sent')) return false
  // Callers need the proof of an executed batch.
  return until !== 'executed' || ('proof' in status && status.proof !== null)
}
