import type { Address, Client } from 'viem'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../errors/ErrorType'
import type { InteropError } from '../errors/InteropError'
import {
  InteropUnsupportedError,
  type MessageProofUnsupportedErrorType,
  MessageTransactionRevertedError,
  stageRemedies,
} from '../errors/message'
import type { InvalidRpcResponseErrorType } from '../errors/rpc'
import type { MessageStage } from '../messageStages'
import { compareInclusions, type InclusionFault } from '../proof/compareInclusions'
import { explainProof } from '../proof/explainProof'
import type { ComputedRoot, ProofLevelName } from '../proof/walkProof'
import { type ClaimFault, explainClaim } from '../rpc/explainClaim'
import { getClientChainId } from '../rpc/getClientChainId'
import type { MessageInclusion, MessageProof } from '../types'
import { getInteropRoot } from './getInteropRoot'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'
import { verifyMessage } from './verifyMessage'

/** Why a message is not delivered, or that nothing prevents it. */
export type MessageCause =
  /** The source chain does not have the transaction. */
  | 'notSent'
  /** The transaction is not included in a block yet. */
  | 'pending'
  /** The transaction reverted. */
  | 'failed'
  /** The transaction sent no message with this index. */
  | 'noMessage'
  | 'notBatched'
  | 'notExecuted'
  /** The batch is executed, but the node does not return the proof. */
  | 'proofWithheld'
  /** An argument of `inclusion` differs from what proves the message. */
  | InclusionFault['cause']
  /** The proof leads to a settlement layer other than the one expected. */
  | 'otherSettlementLayer'
  /** No `destination` was given, so that nothing more is known. */
  | 'destinationRequired'
  | 'rootNotImported'
  | 'rootDiffers'
  | 'verifierRejects'
  /** A fault of `token`, or `contractMissing` for a system contract. */
  | ClaimFault['cause']
  /** Nothing prevents it. */
  | 'verifiable'

/** Where a message stands, why, and what to do about it. */
export type MessageExplanation = {
  stage: MessageStage
  /** The level of the proof at which it fails; null if the cause is not the proof. */
  level: ProofLevelName | null
  cause: MessageCause
  /** The cause as text. */
  reason: string
  /** The value that was expected, if the cause is a difference. */
  expected: string | null
  /** The value that was found instead. */
  found: string | null
  /** What to do next, as text. */
  nextAction: string
}

export type ExplainMessageParameters = GetMessageStatusParameters & {
  /** Arguments that a contract did not accept, such as from `decodeInclusion`. @default those of the proof */
  inclusion?: MessageInclusion | undefined
  /** InteropToken on the destination that should mint the reward of the message. */
  token?: Address | undefined
}

export type ExplainMessageReturnType = MessageExplanation

export type ExplainMessageErrorType =
  | InvalidRpcResponseErrorType
  | MessageProofUnsupportedErrorType
  | RequestErrorType
  | ErrorType

/**
 * Explains where a message stands: at which stage or level of its proof, for what cause, which value was expected and found, and what to do.
 *
 * - Docs: `@interstake/interop/docs/interop.md#explainmessage`
 * - JSON-RPC Methods:
 *   - source chain: those of `getMessageStatus`
 *   - destination: `eth_call`; with `token` also `eth_getCode`
 *   - settlement layer: `eth_getTransactionReceipt`, `eth_chainId` if the client has no `chain`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link ExplainMessageParameters}
 * @returns Stage, cause and next action. {@link ExplainMessageReturnType}
 * @throws {@link MessageProofUnsupportedError} if the node supports none of the proof methods.
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed, or its proof is invalid.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { explainMessage } from '@interstake/interop'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const { reason, nextAction } = await explainMessage(client, { hash: '0x…', destination })
 */
export async function explainMessage(
  client: Client,
  parameters: ExplainMessageParameters,
): Promise<ExplainMessageReturnType> {
  const { destination, settlementLayer, token, ...rest } = parameters
  const status = await getMessageStatus(client, rest)
  if (!('proof' in status) || !status.proof)
    return explainStage(
      settlementLayer ? await getMessageStatus(client, { ...rest, settlementLayer }) : status,
    )

  const { inclusion = status.proof } = parameters
  const fault = compareInclusions(status.proof, inclusion)
  if (fault)
    return explain('executed', fault.cause, {
      ...fault,
      reason: `The ${fault.name} is not that of the message.`,
      nextAction: `Pass the ${fault.name} that \`getMessageProof\` returns.`,
    })
  const { computed } = explainProof(inclusion)
  // Arguments that cannot be decoded are a fault.
  if (!computed) return explainStage(status)
  return (
    (await explainSettlementLayer(settlementLayer, status.proof, computed)) ??
    (await explainDestination(destination, { computed, inclusion, token }))
  )
}

type Texts = Pick<MessageExplanation, 'reason' | 'nextAction'> &
  Partial<Pick<MessageExplanation, 'expected' | 'found' | 'level'>>

function explain(
  stage: MessageStage,
  cause: MessageCause,
  { reason, nextAction, expected = null, found = null, level = null }: Texts,
): MessageExplanation {
  return { stage, level, cause, reason, expected, found, nextAction }
}

/** The last line of an error is its remedy. */
function textsOf({ shortMessage, metaMessages = [] }: InteropError): Texts {
  return {
    reason: [shortMessage, ...metaMessages.slice(0, -1)].join(' '),
    nextAction: metaMessages.at(-1) ?? 'Try it again.',
  }
}

/** Explains a message that has no proof yet. */
export function explainStage(status: MessageStatus): MessageExplanation {
  const { stage } = status
  switch (status.stage) {
    case 'unknown':
      return explain(stage, 'notSent', {
        reason: 'The source chain does not have the transaction.',
        nextAction:
          'Check the hash and the chain, and send the transaction again if it was dropped.',
      })
    case 'pending':
      return explain(stage, 'pending', {
        reason: stageRemedies.pending,
        nextAction: 'Wait for a block, raise the fee, or send the missing transaction.',
      })
    case 'failed':
      return explain(
        stage,
        status.error instanceof MessageTransactionRevertedError ? 'failed' : 'noMessage',
        textsOf(status.error),
      )
    case 'sent':
      return explain(stage, 'notBatched', {
        reason: stageRemedies.sent,
        nextAction: 'Wait until the chain seals a batch.',
      })
    case 'batched':
    case 'committed':
    case 'proven':
      return explain(stage, 'notExecuted', {
        reason: `${stageRemedies[status.stage]} It is batch ${status.batchNumber}.`,
        expected: 'executed',
        found: status.stage,
        nextAction: 'Wait until the batch is executed on the settlement layer.',
      })
    default:
      return explain(stage, 'proofWithheld', {
        reason: 'The batch is executed, but the node does not return the proof of the message.',
        nextAction:
          'Use another node, or build the proof from public data with `rebuildMessageProof`.',
      })
  }
}

/** Explains a proof to another settlement layer than the one on which the chains settle. */
async function explainSettlementLayer(
  settlementLayer: Client | undefined,
  proof: MessageProof,
  { chainId }: ComputedRoot,
): Promise<MessageExplanation | null> {
  const expected = settlementLayer
    ? await getClientChainId(settlementLayer)
    : proof.settlementLayer.chainId
  if (chainId === expected) return null
  return explain('executed', 'otherSettlementLayer', {
    level: 'interopRoot',
    reason: `The proof leads to settlement layer ${chainId} instead of ${expected}.`,
    expected: `${expected}`,
    found: `${chainId}`,
    nextAction: `Use a destination that imports the roots of chain ${chainId}, and a client of that chain as settlement layer.`,
  })
}

async function explainDestination(
  destination: Client | undefined,
  {
    computed,
    inclusion,
    token,
  }: { computed: ComputedRoot; inclusion: MessageInclusion; token: Address | undefined },
): Promise<MessageExplanation> {
  const { chainId, blockNumber, root } = computed
  const where = `block ${blockNumber} of settlement layer ${chainId}`
  if (!destination)
    return explain('executed', 'destinationRequired', {
      reason: `The message is proven against the interop root of ${where}.`,
      nextAction: 'Choose a destination, to see whether it can verify the message.',
    })
  try {
    const imported = await getInteropRoot(destination, computed)
    if (imported === null)
      return explain('executed', 'rootNotImported', {
        level: 'interopRoot',
        reason: `The destination has not imported the interop root of ${where}.`,
        expected: root,
        nextAction:
          'Wait for the import, or send any transaction on the destination, which triggers it.',
      })
    if (imported !== root)
      return explain('failed', 'rootDiffers', {
        level: 'interopRoot',
        reason: `The destination has imported another interop root for ${where}.`,
        expected: root,
        found: imported,
        nextAction: 'Use another node of the source chain, or a proof against a later block.',
      })
    if (!(await verifyMessage(destination, inclusion)))
      return explain('rootImported', 'verifierRejects', {
        reason: stageRemedies.rootImported,
        nextAction: 'Check that the destination has the verifier of its protocol version.',
      })
  } catch (error) {
    if (!(error instanceof InteropUnsupportedError)) throw error
    return explain('executed', 'contractMissing', textsOf(error))
  }
  const fault = token && (await explainClaim(destination, token, inclusion))
  if (fault) return explain('verifiable', fault.cause, fault)
  return explain('verifiable', 'verifiable', {
    reason: 'The destination accepts the proof of the message.',
    nextAction: 'Pass the message and its proof to the contract that processes it.',
  })
}
