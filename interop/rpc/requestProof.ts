import type { Client, Hash } from 'viem'
import { MessageProofUnsupportedError } from '../errors/message'
import { logsTreeDepth } from '../merkle/LogsTree'
import type { SentMessage } from '../types'
import { Answer } from './Answer'
import { isUnsupported, request } from './request'

export type AnsweredProof = {
  proof: Hash[]
  /** Index of the leaf in the logs tree. */
  index: number
  root: Hash
  batchNumber: bigint | null
  gatewayBlockNumber: bigint | null
}

/** The generations of the one call, newest first. */
const dialects = [
  (message: SentMessage) => ({
    method: 'zks_getL2ToL1LogProof',
    params: [message.transactionHash, message.index, 'proof_based_gw'],
  }),
  (message: SentMessage) => ({
    method: 'zks_getL2ToL1LogProof',
    params: [message.transactionHash, message.index, 'messageRoot'],
  }),
  (message: SentMessage) => ({
    method: 'zks_getL2ToL1MsgProof',
    params: [Number(message.blockNumber), message.sender, message.messageHash, message.logIndex],
  }),
]

/** Asks a node for the proof of a message, in the first dialect that it understands; null means not yet. */
export async function requestProof(
  client: Client,
  message: SentMessage,
): Promise<AnsweredProof | null> {
  let refusal: Error | undefined
  for (const dialect of dialects) {
    const { method, params } = dialect(message)
    try {
      const value = await request(client, method, params)
      return value === null ? null : readProof(new Answer(method, value))
    } catch (error) {
      if (!isUnsupported(error)) throw error
      refusal = error
    }
  }
  throw new MessageProofUnsupportedError(refusal && { cause: refusal })
}

function readProof(answer: Answer): AnsweredProof {
  return {
    proof: answer.hashes('proof'),
    index: answer.index('id', 2 ** logsTreeDepth - 1),
    root: answer.hash('root'),
    batchNumber: answer.integerOrNull('batchNumber'),
    gatewayBlockNumber: answer.integerOrNull('gatewayBlockNumber'),
  }
}
