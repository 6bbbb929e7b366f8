import { type Client, decodeFunctionData, type Hash, type Hex, keccak256, padHex } from 'viem'
import { systemAddresses } from '../addresses'
import type { BlockLogs } from './checkLogs'
import { RpcResponse } from './RpcResponse'
import { request } from './request'
import { commitAbi } from './settlementAbi'

/** The messages in a transaction that committed a batch; null if it does not contain them. */
export async function readCommit(settlementLayer: Client, hash: Hash): Promise<BlockLogs | null> {
  const method = 'eth_getTransactionByHash'
  const transaction = await request(settlementLayer, method, [hash])
  if (transaction === null) return null
  const batch = decodeCommit(new RpcResponse(method, transaction).bytes('input'))
  if (!batch) return null
  const { firstBlock, lastBlock, messages } = batch
  const logs = messages.map(({ txNumberInBatch, sender, data }) => ({
    l2ShardId: 0,
    isService: true,
    txNumberInBatch,
    sender: systemAddresses.l1Messenger,
    key: padHex(sender, { size: 32 }),
    value: keccak256(data),
  }))
  return { firstBlock, lastBlock, logs }
}

function decodeCommit(data: Hex) {
  try {
    return decodeFunctionData({ abi: commitAbi, data }).args[0]
  } catch {
    // Live chains publish something else, in another encoding.
    return null
  }
}
