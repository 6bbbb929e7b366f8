import { type Client, type Hash, numberToHex } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { request } from '../../../interop/rpc/request'

export type Block = {
  number: bigint
  hash: Hash
  parentHash: Hash
  stateRoot: Hash
  at: Date
  gasUsed: bigint
  gasLimit: bigint
  baseFeePerGas: bigint | null
  /** Null until the batch is sealed, and for chains without batches. */
  batchNumber: bigint | null
  transactions: Hash[]
}

/** Gets a block; null if there is none with this number or hash. */
export async function getBlock(client: Client, id: bigint | Hash): Promise<Block | null> {
  const isNumber = typeof id === 'bigint'
  const method = isNumber ? 'eth_getBlockByNumber' : 'eth_getBlockByHash'
  const value = await request(client, method, [isNumber ? numberToHex(id) : id, false])
  if (value === null) return null

  const block = new RpcResponse(method, value)
  const number = block.integer('number')
  const hash = block.hash('hash')
  if (isNumber && number !== id) block.fail('number', 'is that of another block')
  if (!isNumber && hash.toLowerCase() !== id.toLowerCase())
    block.fail('hash', 'is that of another block')
  return {
    number,
    hash,
    parentHash: block.hash('parentHash'),
    stateRoot: block.hash('stateRoot'),
    at: new Date(Number(block.integer('timestamp')) * 1_000),
    gasUsed: block.integer('gasUsed'),
    gasLimit: block.integer('gasLimit'),
    baseFeePerGas: block.integerOrNull('baseFeePerGas'),
    batchNumber: block.integerOrNull('l1BatchNumber'),
    transactions: block.hashes('transactions'),
  }
}
