import type { Client, Hash } from 'viem'
import { RpcResponse } from './RpcResponse'
import { request } from './request'

const method = 'eth_getTransactionReceipt'

/** Returns the receipt of a transaction, after checking that it is of this transaction; null if there is none. */
export async function getReceipt(client: Client, hash: Hash): Promise<RpcResponse | null> {
  const value = await request(client, method, [hash])
  if (value === null) return null
  const receipt = new RpcResponse(method, value)
  if (receipt.hash('transactionHash').toLowerCase() !== hash.toLowerCase())
    receipt.fail('transactionHash', 'is the hash of another transaction')
  return receipt
}
