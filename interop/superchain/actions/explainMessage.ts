import type { Account, Address, Client, Hash } from 'viem'
import { getCode } from 'viem/actions'
import type { RequestErrorType } from 'viem/utils'
import type { ErrorType } from '../../errors/ErrorType'
import type { InteropError } from '../../errors/InteropError'
import type { InvalidRpcResponseErrorType } from '../../errors/rpc'
import { isUnsupported } from '../../rpc/request'
import { inboxStorageKeys } from '../codec/inboxStorageKeys'
import { BlockNotCanonicalError, stageRemedies, WrongDestinationError } from '../errors/message'
import { MessageTargetRevertedError, MessengerMissingError } from '../errors/messenger'
import type { MessageStage } from '../messageStages'
import { checkAccessList } from '../rpc/checkAccessList'
import { explainRelay, type RelayFault } from '../rpc/explainRelay'
import { getNextTimestamp } from '../rpc/getBlockTimestamp'
import { relayCall } from '../rpc/relayCall'
import { simulateMessenger } from '../rpc/writeMessenger'
import type { ExecutingMessage, SentMessage } from '../types'
import { buildExecutingMessage } from './buildExecutingMessage'
import {
  type GetMessageStatusParameters,
  getMessageStatus,
  type MessageStatus,
} from './getMessageStatus'

/** Why a message is not relayed, or that it is. */
export type MessageCause =
  /** The source chain does not have the transaction. */
  | 'transactionNotFound'
  /** The transaction is not included in a block yet. */
  | 'transactionPending'
  /** The transaction reverted, or sent no message with this index. */
  | 'notSent'
  /** The block of the message was replaced. */
  | 'sourceReorged'
  /** The message is for another chain than `destination`. */
  | 'wrongDestination'
  /** No `destination` was given, so that nothing more is known. */
  | 'destinationRequired'
  /** The destination has no messenger. */
  | 'messengerMissing'
  /** The clock of the destination is behind that of the source chain. */
  | 'destinationBehind'
  | 'expired'
  | 'relayed'
  /** The node of the destination does not know the source chain. */
  | 'notInDependencySet'
  /** The node of the destination rejects the message for another reason. */
  | 'rejectedByNode'
  /** The target of the message reverts. */
  | 'targetReverts'
  /** There is no contract at the target: relaying would consume the message without any effect. */
  | 'targetWithoutCode'
  /** A fault of the transaction `relayHash`. */
  | RelayFault['cause']
  /** Nothing prevents it. */
  | 'notRelayed'

/** Where a message stands, why, and what to do about it. */
export type MessageExplanation = {
  stage: MessageStage
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
  /** Hash of a transaction on the destination that should have relayed the message. */
  relayHash?: Hash | undefined
  /** Account that would relay, for targets that depend on it. @default client.account of `destination` */
  account?: Account | Address | undefined
}

export type ExplainMessageReturnType = MessageExplanation

export type ExplainMessageErrorType = InvalidRpcResponseErrorType | RequestErrorType | ErrorType

/** Error code of `interop_checkAccessList` for a chain that is not in the dependency set. */
const unknownChainCode = -320_501

/**
 * Explains where a message stands: at which stage, for what cause, which value was expected and found, and what to do.
 *
 * - Docs: `@interstake/interop/docs/superchain.md#explainmessage`
 * - JSON-RPC Methods:
 *   - source chain: those of `getMessageStatus`
 *   - destination: those of `getMessageStatus`, `interop_checkAccessList` where it is supported, `eth_getCode`,
 *     `eth_getTransactionByHash` with `relayHash`
 *
 * @param client - Client of the source chain.
 * @param parameters - {@link ExplainMessageParameters}
 * @returns Stage, cause and next action. {@link ExplainMessageReturnType}
 * @throws {@link InvalidRpcResponseError} if the response of a node is malformed.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { explainMessage } from '@interstake/interop/superchain'
 *
 * const client = createPublicClient({ transport: http('http://127.0.0.1:9545') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:9546') })
 * const { reason, nextAction } = await explainMessage(client, { hash: '0x…', destination })
 */
export async function explainMessage(
  client: Client,
  parameters: ExplainMessageParameters,
): Promise<ExplainMessageReturnType> {
  let status: MessageStatus
  try {
    status = await getMessageStatus(client, parameters)
  } catch (error) {
    const explained = explainStatusError(error)
    if (!explained) throw error
    return explained
  }
  const { stage } = status
  const { destination } = parameters
  switch (status.stage) {
    case 'unknown':
      return explain(stage, 'transactionNotFound', {
        reason: 'The source chain does not have the transaction.',
        nextAction:
          'Check the hash and the chain, and send the transaction again if it was dropped.',
      })
    case 'pending':
      return explain(stage, 'transactionPending', {
        reason: stageRemedies.pending,
        nextAction: 'Wait for a block, raise the fee, or send the missing transaction.',
      })
    case 'failed':
      return explain(stage, 'notSent', textsOf(status.error))
    case 'relayed':
      return explain(stage, 'relayed', {
        reason: 'The destination has relayed the message.',
        nextAction: 'Nothing: a message is relayed once.',
      })
    case 'expired':
      return explain(stage, 'expired', {
        reason: `The message was sent at ${status.executingMessage.id.timestamp}, too long ago for the next block of the destination.`,
        nextAction: 'Send it again with `resendMessage`, which anyone can do.',
      })
  }
  if (!destination)
    return explain(stage, 'destinationRequired', {
      reason: `The message is in block ${status.message.blockNumber} of the source chain.`,
      nextAction: `Pass a client of chain ${status.message.destination} as \`destination\`.`,
    })
  if (status.stage === 'sent')
    return explain(stage, 'destinationBehind', {
      reason: stageRemedies.sent,
      expected: `${status.executingMessage.id.timestamp}`,
      found: `${await getNextTimestamp(destination)}`,
      nextAction: 'Wait until the destination has a block with that timestamp.',
    })
  return (
    (await explainTransaction(client, destination, { parameters, status })) ??
    (await explainAdmission(destination, status)) ??
    (await explainTarget(destination, { parameters, status })) ??
    explain(stage, 'notRelayed', {
      reason: 'Nobody has relayed the message.',
      nextAction: 'Relay it with `relayMessage`, which anyone can do.',
    })
  )
}

type Texts = { reason: string; nextAction: string; expected?: string; found?: string | null }

type Relayable = { message: SentMessage; executingMessage: ExecutingMessage }

function explain(stage: MessageStage, cause: MessageCause, texts: Texts): MessageExplanation {
  return { stage, cause, expected: null, found: null, ...texts }
}

/** The last line of an error is its remedy. */
function textsOf({ shortMessage, metaMessages = [] }: InteropError): Texts {
  return {
    reason: [shortMessage, ...metaMessages.slice(0, -1)].join(' '),
    nextAction: metaMessages.at(-1) ?? 'Try it again.',
  }
}

function explainStatusError(error: unknown): MessageExplanation | null {
  if (error instanceof BlockNotCanonicalError)
    return explain('unknown', 'sourceReorged', textsOf(error))
  if (error instanceof WrongDestinationError)
    return explain('sent', 'wrongDestination', {
      ...textsOf(error),
      expected: `${error.destination}`,
      found: `${error.chainId}`,
    })
  if (error instanceof MessengerMissingError)
    return explain('sent', 'messengerMissing', textsOf(error))
  return null
}

/** What is wrong with the transaction that should have relayed the message. */
async function explainTransaction(
  client: Client,
  destination: Client,
  {
    parameters: { hash, messageIndex, relayHash },
    status: { executingMessage },
  }: { parameters: ExplainMessageParameters; status: Relayable },
): Promise<MessageExplanation | null> {
  if (relayHash === undefined) return null
  // Both are valid if the message was sent again before it expired.
  const original = await buildExecutingMessage(client, { hash, messageIndex })
  const fault = await explainRelay(destination, {
    hash: relayHash,
    candidates: [executingMessage, original],
  })
  if (!fault) return null
  const nextAction =
    'Relay the message with `relayMessage` and what `buildExecutingMessage` returns, including the access list.'
  return { stage: 'relayable', ...fault, nextAction }
}

/** Why the node of the destination rejects the message. */
async function explainAdmission(
  destination: Client,
  { message, executingMessage }: Relayable,
): Promise<MessageExplanation | null> {
  const admission = await checkAccessList(
    destination,
    inboxStorageKeys(executingMessage.accessList),
  ).catch((error: unknown) => {
    // Few nodes of live chains offer the method to everyone.
    if (isUnsupported(error)) return null
    throw error
  })
  if (!admission || admission.isAdmitted) return null
  return admission.code === unknownChainCode
    ? explain('relayable', 'notInDependencySet', {
        reason: `The destination accepts no messages from chain ${message.source}: ${admission.reason}`,
        nextAction: 'Use chains whose dependency sets have each other.',
      })
    : explain('relayable', 'rejectedByNode', {
        reason: `The node of the destination rejects the message: ${admission.reason}`,
        nextAction: 'Wait until the node has seen the block of the message, and ask again.',
      })
}

/** Why the target would not do what the message is for. */
async function explainTarget(
  destination: Client,
  {
    parameters: { account },
    status: { message, executingMessage },
  }: { parameters: ExplainMessageParameters; status: Relayable },
): Promise<MessageExplanation | null> {
  const code = await getCode(destination, { address: message.target })
  if (code === undefined)
    return explain('relayable', 'targetWithoutCode', {
      reason: `There is no contract at ${message.target}: relaying would consume the message without any effect.`,
      nextAction: 'Deploy the target first.',
    })
  try {
    await simulateMessenger(destination, { ...relayCall(destination, executingMessage), account })
    return null
  } catch (error) {
    if (error instanceof MessageTargetRevertedError)
      return explain('relayable', 'targetReverts', textsOf(error))
    throw error
  }
}
