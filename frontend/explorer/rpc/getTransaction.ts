import type { Address, Client, Hash, Hex } from 'viem'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { request } from '../../../interop/rpc/request'

export type Transaction = {
  hash: Hash
  from: Address
  /** Null for one that deploys a contract. */
  to: Address | null
  /** In wei. */
  value: bigint
  input: Hex
  nonce: bigint
  /** How much gas it may use. */
  gas: bigint
  type: bigint
  /** Null as long as it is pending. */
  blockNumber: bigint | null
}

const method = 'eth_getTransactionByHash'

/** Reads a transaction; null if the chain does not know it. */
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
    blockNumber: transaction.integerOrNull('blockNumber'),
  }
}
