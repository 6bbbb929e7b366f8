import type { Client } from 'viem'
import { RpcResponse } from '../../rpc/RpcResponse'
import { request } from '../../rpc/request'

/** Returns the chain id of a node. Chain ids have up to 256 bits, more than the numbers of `client.chain`. */
export async function getChainId(client: Client): Promise<bigint> {
  const method = 'eth_chainId'
  return new RpcResponse(method, { result: await request(client, method, []) }).integer('result')
}
