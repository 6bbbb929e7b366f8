import { type Address, getContractAddress, type Hash } from 'viem'
import type { RpcResponse } from '../../../interop/rpc/RpcResponse'
import type { BlockPosition } from '../events/BlockPosition'

/** A transaction of a block. */
export type BlockTransaction = BlockPosition & {
  hash: Hash
  from: Address
  /** The recipient, or the contract that it created. */
  to: Address
  at: Date
}

/** Reads a transaction of a block. */
export function readTransaction(
  transaction: RpcResponse,
  place: BlockPosition & { at: Date },
): BlockTransaction {
  const from = transaction.address('from')
  const to =
    transaction.addressOrNull('to') ??
    getContractAddress({ from, nonce: transaction.integer('nonce') })
  return { hash: transaction.hash('hash'), from, to, ...place }
}
