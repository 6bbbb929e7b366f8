import type { Client } from 'viem'
import type { ProofRevertedError } from '../errors/proof'
import { InvalidRpcResponseError } from '../errors/rpc'
import { explainProof } from '../proof/explainProof'
import type { MessageInclusion, MessageProof, SentMessage } from '../types'
import { getClientChainId } from './getClientChainId'
import type { MessageReceipt } from './getMessageReceipt'
import { requestProof } from './requestProof'

/** Returns the proof of a message after checking it; null until the node serves it. */
export async function proveMessage(
  client: Client,
  message: SentMessage,
  { transactionIndex, isUnsealed }: Pick<MessageReceipt, 'transactionIndex' | 'isUnsealed'>,
): Promise<MessageProof | null> {
  if (isUnsealed && message.batchNumber === null) return null
  const rpcProof = await requestProof(client, message)
  const batchNumber = rpcProof?.batchNumber ?? message.batchNumber
  if (!rpcProof || batchNumber === null) return null
  if (message.batchNumber !== null && message.batchNumber !== batchNumber)
    throw invalid(
      `The proof is for batch ${batchNumber}, the receipt has batch ${message.batchNumber}.`,
    )

  const inclusion: MessageInclusion = {
    sourceChainId: await getClientChainId(client),
    batchNumber,
    index: rpcProof.index,
    message: {
      // Receipts may lack the index in the batch on chains with one block per batch, where it equals the index in the block.
      txNumberInBatch: message.txNumberInBatch ?? transactionIndex,
      sender: message.sender,
      data: message.data,
    },
    proof: rpcProof.proof,
  }
  const { computed, failedAt, error } = explainProof(inclusion, { chainBatchRoot: rpcProof.root })
  if (!computed) throw invalid('The proof is malformed.', error)
  if (failedAt) {
    // The index in the batch was assumed; the receipt will have it once the batch is sealed.
    if (message.txNumberInBatch === null) return null
    throw invalid('The proof does not lead from the message to the returned root.')
  }
  const { root: interopRoot, ...settlementLayer } = computed
  const { gatewayBlockNumber } = rpcProof
  if (gatewayBlockNumber !== null && gatewayBlockNumber !== settlementLayer.blockNumber)
    throw invalid('The proof leads to another block than `gatewayBlockNumber`.')

  return { ...inclusion, settlementLayer, interopRoot, root: rpcProof.root }
}

function invalid(reason: string, cause?: ProofRevertedError | null): InvalidRpcResponseError {
  const method = 'the request for a message proof'
  return new InvalidRpcResponseError(cause ? { method, reason, cause } : { method, reason })
}
