import { type Client, numberToHex } from 'viem'
import { RpcResponse } from '../../rpc/RpcResponse'
import { request } from '../../rpc/request'
import { encodeMessagePayload } from '../codec/encodeMessagePayload'
import { type BlockLog, readLog } from './readLog'

/** Returns the last log that equals a log of a message: a message that was sent again has several. */
export async function getLatestLog(client: Client, log: BlockLog): Promise<BlockLog> {
  const method = 'eth_getLogs'
  const { address, topics, blockNumber } = log
  const filter = { address, topics, fromBlock: numberToHex(blockNumber), toBlock: 'latest' }
  const response = new RpcResponse(method, { result: await request(client, method, [filter]) })
  let latest = log
  for (const found of response.objects('result').map(readLog)) {
    if (found.address !== address || payloadOf(found) !== payloadOf(log))
      response.fail('result', 'has a log that does not match the filter')
    if (isAfter(found, latest)) latest = found
  }
  return latest
}

function isAfter(one: BlockLog, other: BlockLog): boolean {
  return one.blockNumber === other.blockNumber
    ? one.logIndex > other.logIndex
    : one.blockNumber > other.blockNumber
}

function payloadOf(log: BlockLog): string {
  return encodeMessagePayload(log).toLowerCase()
}
