import { type Address, getAddress, type Hash, type Hex, maxUint32 } from 'viem'
import type { RpcResponse } from '../../rpc/RpcResponse'

/** A log in a block. */
export type BlockLog = {
  address: Address
  topics: Hash[]
  data: Hex
  transactionHash: Hash
  blockHash: Hash
  blockNumber: bigint
  /** Index among all logs of the block. */
  logIndex: number
}

/** Reads a log of a receipt or of `eth_getLogs`. */
export function readLog(log: RpcResponse): BlockLog {
  return {
    address: getAddress(log.address('address')),
    topics: log.hashes('topics'),
    data: log.bytes('data'),
    transactionHash: log.hash('transactionHash'),
    blockHash: log.hash('blockHash'),
    blockNumber: log.integer('blockNumber'),
    logIndex: log.index('logIndex', Number(maxUint32)),
  }
}
