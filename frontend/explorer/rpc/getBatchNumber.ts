import type { Client } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { isUnsupported, request } from '../../../interop/rpc/request'

const method = 'zks_L1BatchNumber'

/** Gets the number of a chain's last sealed batch: 0 before the first; null if the chain has no batches. */
export async function getBatchNumber(client: Client): Promise<bigint | null> {
  try {
    const number = await request(client, method, [])
    return new RpcResponse(method, { number }).integer('number')
  } catch (error) {
    if (isUnsupported(error)) return null
    throw error
  }
}
