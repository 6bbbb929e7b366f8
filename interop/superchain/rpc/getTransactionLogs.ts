import type { Client, Hash } from 'viem'
import { getReceipt } from '../../rpc/getReceipt'
import type { RpcResponse } from '../../rpc/RpcResponse'
import { type BlockLog, readLog } from './readLog'

export type TransactionLogs = { isReverted: boolean; logs: BlockLog[] }

/** Returns the logs of a transaction in the order of their indexes; null if there is no receipt. */
export async function getTransactionLogs(
  client: Client,
  hash: Hash,
): Promise<TransactionLogs | null> {
  const receipt = await getReceipt(client, hash)
  if (!receipt) return null
  return { isReverted: receipt.integer('status') === 0n, logs: readLogs(receipt) }
}

function readLogs(receipt: RpcResponse): BlockLog[] {
  const logs = receipt
    .objects('logs')
    .map(readLog)
    .sort((one, other) => one.logIndex - other.logIndex)
  const first = logs[0]?.logIndex ?? 0
  for (const [order, log] of logs.entries()) {
    for (const name of ['transactionHash', 'blockHash'] as const)
      if (log[name].toLowerCase() !== receipt.hash(name).toLowerCase())
        receipt.fail('logs', `has a log with another ${name}`)
    if (log.blockNumber !== receipt.integer('blockNumber'))
      receipt.fail('logs', 'has a log with another blockNumber')
    // The logs of a transaction are adjacent in its block.
    if (log.logIndex !== first + order) receipt.fail('logs', 'does not have consecutive indexes')
  }
  return logs
}
