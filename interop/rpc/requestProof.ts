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

/** More than the paths of a proof can have, as each states its length in a byte. */
const maxElements = 1_024

/** Variants of the request across node versions, newest first. */
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

/** Requests the proof of a message with the first variant that the node supports; null until the node serves it. */
export async function requestProof(client: Client, message: SentMessage): Promise<RpcProof | null> {
  let unsupported: Error | undefined
  for (const variant of variants) {
    const { method, params } = variant(message)
    try {
      const value = await request(client, method, params)
      return value === null ? null : readProof(new RpcResponse(method, value))
    } catch (error) {
      if (!isUnsupported(error)) throw error
      unsupported = error
    }
  }
  throw new MessageProofUnsupportedError(unsupported && { cause: unsupported })
}

function readProof(response: RpcResponse): RpcProof {
  return {
    proof: response.hashes('proof', maxElements),
    index: response.index('id', 2 ** logsTreeDepth - 1),
    root: response.hash('root'),
    batchNumber: response.integerOrNull('batchNumber'),
    gatewayBlockNumber: response.integerOrNull('gatewayBlockNumber'),
  }
}
