import { type Client, numberToHex } from 'viem'
import { RpcResponse } from '../../rpc/RpcResponse'
import { request } from '../../rpc/request'
import { BlockNotCanonicalError } from '../errors/message'
import type { BlockLog } from './readLog'

const method = 'eth_getBlockByNumber'

/** Returns the timestamp of the block of a log, after checking that the block is canonical. */
export async function getBlockTimestamp(
  client: Client,
  { blockNumber, blockHash }: Pick<BlockLog, 'blockNumber' | 'blockHash'>,
): Promise<bigint> {
  const value = await request(client, method, [numberToHex(blockNumber), false])
  if (value === null) throw new BlockNotCanonicalError({ blockNumber, blockHash })
  const block = new RpcResponse(method, value)
  if (block.integer('number') !== blockNumber) block.fail('number', 'is that of another block')
  if (block.hash('hash').toLowerCase() !== blockHash.toLowerCase())
    throw new BlockNotCanonicalError({ blockNumber, blockHash })
  return block.integer('timestamp')
}

/** Returns the timestamp that a transaction would be executed at: that of the next block, if the node knows it. */
export async function getNextTimestamp(client: Client): Promise<bigint> {
  const value =
    (await request(client, method, ['pending', false])) ??
    (await request(client, method, ['latest', false]))
  return new RpcResponse(method, value).integer('timestamp')
}
