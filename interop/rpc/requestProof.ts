import type { Client, Hash } from 'viem'
import { MessageProofUnsupportedError } from '../errors/message'
import { logsTreeDepth } from '../merkle/LogsTree'
import type { SentMessage } from '../types'
import { RpcResponse } from './RpcResponse'
import { isUnsupported, request } from './request'

export type RpcProof = {
  proof: Hash[]
  /** Index of the leaf in the logs tree. */
  index: number
  root: Hash
  batchNumber: bigint | null
  gatewayBlockNumber: bigint | null
}

/** The generations of the one call, newest first. */
const variants = [
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

/** Asks a node for the proof of a message, in the first variant that it understands; null means not yet. */
export async function requestProof(client: Client, message: SentMessage): Promise<RpcProof | null> {
  let refusal: Error | undefined
  for (const variant of variants) {
    const { method, params } = variant(message)
    try {
      const value = await request(client, method, params)
      return value === null ? null : readProof(new RpcResponse(method, value))
    } catch (error) {
      if (!isUnsupported(error)) throw error
      refusal = error
    }
  }
  throw new MessageProofUnsupportedError(refusal && { cause: refusal })
}

function readProof(answer: RpcResponse): RpcProof {
  return {
    proof: answer.hashes('proof'),
    index: answer.index('id', 2 ** logsTreeDepth - 1),
    root: answer.hash('root'),
    batchNumber: answer.integerOrNull('batchNumber'),
    gatewayBlockNumber: answer.integerOrNull('gatewayBlockNumber'),
  }
}
