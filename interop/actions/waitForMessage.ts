import type { Client } from 'viem'
import { startDeadline } from '../deadline'
import {
  DestinationRequiredError,
  InteropPermanentError,
  WaitForMessageTimeoutError,
} from '../errors/message'
import type { MessageStage } from '../messageStages'
import type { MessageProof } from '../types'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
import { hasReached } from './hasReached'

type SentStatus = Extract<MessageStatus, { message: unknown }>
type ProvenStatus = Extract<MessageStatus, { proof: unknown }> & { proof: MessageProof }

/** The stages that come with a proof. */
export type StageWithProof = ProvenStatus['stage']
/** The stages that a message in a block can have without one. */
export type StageWithoutProof = Exclude<SentStatus['stage'], StageWithProof>

export type WaitForMessageParameters<
  until extends StageWithProof | StageWithoutProof = StageWithProof | StageWithoutProof,
> = GetMessageStatusParameters & {
  /**
   * The stage to wait for; `executed` includes that the proof is in hand.
   * @default 'verifiable' with a destination, otherwise 'executed'
   */
  until?: until | undefined
  /** Time between two looks, in milliseconds. @default client.pollingInterval */
  pollingInterval?: number | undefined
  /** Time after which to give up, in milliseconds. @default 600_000 */
  timeout?: number | undefined
  /** Ends the wait at once, with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Called with each new stage; stages that pass between two looks are left out. */
  onStage?: ((status: MessageStatus) => void) | undefined
}

export type WaitForMessageReturnType<
  until extends StageWithProof | StageWithoutProof = StageWithProof,
> = until extends StageWithProof ? ProvenStatus : SentStatus

/**
 * Waits until a message has reached a stage of its way.
 *
 * A failing node does not end the wait; the deadline, the signal or a message that can never arrive does.
 *
 * @param client - Client of the source chain.
 * @returns The status, with the proof from `executed` on.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { waitForMessage } from './interop'
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
  signal?.throwIfAborted()
  if (hasReached(until, 'rootImported') && !destination)
    throw new DestinationRequiredError({ until })

  let stage: MessageStage | null = null
  let cause: Error | undefined
  const deadline = startDeadline(timeout, signal)
  try {
    while (!deadline.isOver()) {
      const look = getMessageStatus(client, parameters)
      const status = await deadline.race(look).catch((error: unknown) => {
        if (!(error instanceof Error) || error instanceof InteropPermanentError) throw error
        cause = error
      })
      if (status) {
        cause = undefined
        if (status.stage !== stage) onStage?.(status)
        stage = status.stage
        if (status.stage === 'failed') throw status.error
        if (isThere(status, until)) return status
      }
      await deadline.pause(pollingInterval)
    }
  } finally {
    deadline.release()
  }
  signal?.throwIfAborted()
  throw new WaitForMessageTimeoutError({ hash, until, stage, timeout, cause })
}

function isThere(status: MessageStatus, until: MessageStage): status is SentStatus {
  if (!hasReached(status.stage, until) || !hasReached(status.stage, 'sent')) return false
  // An executed batch is of no use without the proof.
  return until !== 'executed' || ('proof' in status && status.proof !== null)
}
