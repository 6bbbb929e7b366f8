import type { Address, Client, Hash, Hex } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { request } from '../../../interop/rpc/request'

export type Log = {
  address: Address
  topics: Hash[]
  data: Hex
  /** Index in the block. */
  logIndex: number
}

export type Receipt = {
  isReverted: boolean
  blockNumber: bigint
  /** Index of the transaction in its block. */
  transactionIndex: bigint
  /** Null until the batch is sealed, and for chains without batches. */
  batchNumber: bigint | null
  gasUsed: bigint
  /** In wei. */
  effectiveGasPrice: bigint
  /** The contract that the transaction deployed. */
  contractAddress: Address | null
  logs: Log[]
}

const method = 'eth_getTransactionReceipt'

/** Gets the receipt of a transaction; null while it is pending. */
export async function getReceipt(client: Client, hash: Hash): Promise<Receipt | null> {
  const value = await request(client, method, [hash])
  if (value === null) return null

  const receipt = new RpcResponse(method, value)
  if (receipt.hash('transactionHash').toLowerCase() !== hash.toLowerCase())
    receipt.fail('transactionHash', 'is that of another transaction')
  return {
    isReverted: receipt.integer('status') === 0n,
    blockNumber: receipt.integer('blockNumber'),
    transactionIndex: receipt.integer('transactionIndex'),
    batchNumber: receipt.integerOrNull('l1BatchNumber'),
    gasUsed: receipt.integer('gasUsed'),
    effectiveGasPrice: receipt.integer('effectiveGasPrice'),
    contractAddress: receipt.addressOrNull('contractAddress'),
    logs: receipt.objects('logs').map((log) => ({
      address: log.address('address'),
      topics: log.hashes('topics'),
      data: log.bytes('data'),
      logIndex: log.index('logIndex', Number.MAX_SAFE_INTEGER),
    })),
  }
}
