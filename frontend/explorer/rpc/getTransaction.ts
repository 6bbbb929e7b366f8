import type { Address, Client, Hash, Hex } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { request } from '../../../interop/rpc/request'

/** Storage that a transaction declares. */
export type AccessListEntry = { address: Address; storageKeys: Hash[] }

export type Transaction = {
  hash: Hash
  from: Address
  /** Null for contract creations. */
  to: Address | null
  /** In wei. */
  value: bigint
  input: Hex
  nonce: bigint
  /** Gas limit. */
  gas: bigint
  type: bigint
  /** Empty for transactions without one. */
  accessList: AccessListEntry[]
  /** Null while pending. */
  blockNumber: bigint | null
}

const method = 'eth_getTransactionByHash'

/** Gets a transaction; null if not found. */
export async function getTransaction(client: Client, hash: Hash): Promise<Transaction | null> {
  const value = await request(client, method, [hash])
  if (value === null) return null

  const transaction = new RpcResponse(method, value)
  if (transaction.hash('hash').toLowerCase() !== hash.toLowerCase())
    transaction.fail('hash', 'is that of another transaction')
  return {
    hash,
    from: transaction.address('from'),
    to: transaction.addressOrNull('to'),
    value: transaction.integer('value'),
    input: transaction.bytes('input'),
    nonce: transaction.integer('nonce'),
    gas: transaction.integer('gas'),
    type: transaction.integerOrNull('type') ?? 0n,
    accessList: transaction.objectsOrNone('accessList').map((entry) => ({
      address: entry.address('address'),
      storageKeys: entry.hashes('storageKeys'),
    })),
    blockNumber: transaction.integerOrNull('blockNumber'),
  }
}
