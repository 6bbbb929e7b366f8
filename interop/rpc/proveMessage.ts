import type { Client } from 'viem'
import { getChainId } from 'viem/actions'
import type { ProofRevertedError } from '../errors/proof'
import { InvalidRpcResponseError } from '../errors/rpc'
import { explainProof } from '../proof/explainProof'
import type { MessageInclusion, MessageProof, SentMessage } from '../types'
import { requestProof } from './requestProof'

/** Fetches the proof of a message, and answers it only if it holds together; null means not yet. */
export async function proveMessage(
  client: Client,
  { message, transactionIndex }: { message: SentMessage; transactionIndex: number },
): Promise<MessageProof | null> {
  const answered = await requestProof(client, message)
  const batchNumber = answered?.batchNumber ?? message.batchNumber
  if (!answered || batchNumber === null) return null
  if (message.batchNumber !== null && message.batchNumber !== batchNumber)
    throw unusable(`It names batch ${batchNumber}, the receipt batch ${message.batchNumber}.`)

  const inclusion: MessageInclusion = {
    sourceChainId: BigInt(client.chain?.id ?? (await getChainId(client))),
    batchNumber,
    index: answered.index,
    message: {
      // Where a chain makes a batch of every block, receipts may leave out the index that equals the one in the block.
      txNumberInBatch: message.txNumberInBatch ?? transactionIndex,
      sender: message.sender,
      data: message.data,
    },
    proof: answered.proof,
  }
  const { computed, failedAt, error } = explainProof(inclusion, { chainBatchRoot: answered.root })
  if (!computed) throw unusable('Its proof cannot be read to its end.', error)
  if (failedAt) {
    // The index in the block was a guess, which the sealed batch will settle.
    if (message.txNumberInBatch === null) return null
    throw unusable('Its proof does not lead from the message to the root that comes with it.')
  }
  const { root: interopRoot, ...settlementLayer } = computed
  const { gatewayBlockNumber } = answered
  if (gatewayBlockNumber !== null && gatewayBlockNumber !== settlementLayer.blockNumber)
    throw unusable('Its proof leads to another settlement block than the one that it names.')

  return { ...inclusion, settlementLayer, interopRoot, root: answered.root }
}

function unusable(fact: string, cause?: ProofRevertedError | null): InvalidRpcResponseError {
  const method = 'the request for a message proof'
  return new InvalidRpcResponseError(cause ? { method, fact, cause } : { method, fact })
}
