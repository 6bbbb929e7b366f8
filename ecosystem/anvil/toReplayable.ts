import type { Hash, Hex, RpcTransaction } from 'viem'
import type { NodeClient } from './startNode'

type RawTransaction = {
  Method: 'debug_getRawTransaction'
  Parameters: [hash: Hash]
  ReturnType: Hex
}

export type ReplayableTransaction = Hex | Record<string, unknown>

/** The request that sends a replayable transaction. */
export function sendRequest(transaction: ReplayableTransaction): {
  method: 'eth_sendRawTransaction' | 'eth_sendTransaction'
  params: [ReplayableTransaction]
} {
  const method = typeof transaction === 'string' ? 'eth_sendRawTransaction' : 'eth_sendTransaction'
  return { method, params: [transaction] }
}

/**
 * Converts a transaction to a form that can be resubmitted: the serialized transaction or, for an unsigned one of an
 * impersonated account, a request.
 */
export async function toReplayable(
  client: NodeClient,
  transaction: RpcTransaction<false>,
): Promise<ReplayableTransaction> {
  const isSigned = transaction.r !== '0x0'
  if (isSigned)
    return client.request<RawTransaction>({
      method: 'debug_getRawTransaction',
      params: [transaction.hash],
    })
  const { from, to, gas, value, input, nonce, type } = transaction
  return {
    from,
    ...(to && { to }),
    gas,
    value,
    input,
    nonce,
    type,
    ...(transaction.type === '0x0' || transaction.type === '0x1'
      ? { gasPrice: transaction.gasPrice }
      : {
          maxFeePerGas: transaction.maxFeePerGas,
          maxPriorityFeePerGas: transaction.maxPriorityFeePerGas,
        }),
    ...(transaction.type !== '0x0' && { accessList: transaction.accessList }),
    ...(transaction.type === '0x4' && { authorizationList: transaction.authorizationList }),
  }
}
