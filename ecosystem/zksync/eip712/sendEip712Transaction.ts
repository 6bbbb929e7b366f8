import { hexToBigInt, hexToNumber, isAddressEqual, numberToHex, recoverAddress } from 'viem'
import { z } from 'zod'
import { type JsonRpcCall, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { malformed, rejection } from '../../jsonrpc/rejection'
import * as schemas from '../../jsonrpc/schemas'
import type { Eip712Transaction } from './Eip712Transaction'
import type { TransactionAliases } from './TransactionAliases'

/** Maximum nonce gap of a transaction, as on a ZKsync node. */
const maxNonceAhead = 20

const blockSchema = z.object({ baseFeePerGas: schemas.hex })

/**
 * Executes a transaction of type 0x71 on the node as a plain one. The node impersonates the sender, whose signature was
 * verified.
 *
 * @param method - `eth_sendTransactionSync` returns the receipt once it is available, `eth_sendTransaction` the hash.
 * @throws `JsonRpcError` 3 with the reason of a ZKsync node if it is rejected.
 */
export async function sendEip712Transaction(
  { aliases, chainId, node }: { aliases: TransactionAliases; chainId: number; node: JsonRpcCall },
  transaction: Eip712Transaction,
  method: 'eth_sendTransaction' | 'eth_sendTransactionSync',
): Promise<unknown> {
  const { digest, from, nodeHash, signature } = transaction
  if (transaction.chainId !== chainId) throw malformed(`wrong chain id ${transaction.chainId}`)
  const signer = await recoverAddress({ hash: digest, signature }).catch(() => null)
  if (!signer || !isAddressEqual(signer, from))
    throw rejection(
      'failed to validate the transaction. reason: Validation revert: Account validation error: ' +
        'Account validation returned invalid magic value. Most often this means that the signature is incorrect',
    )
  // Transactions that differ only in the price of pubdata are the same to the node.
  const known = aliases.getByNodeHash(nodeHash)
  if (known && (await node('eth_getTransactionByHash', [known.hash])) !== null)
    throw rejection(
      `known transaction. transaction with hash ${known.hash} is already in the system`,
    )
  await checkAccount(node, transaction)
  if (aliases.getByNodeHash(nodeHash) !== known)
    throw rejection('insertion of another transaction with the same nonce is in progress')

  // Before it is sent: subscribers may be notified before the request returns.
  aliases.add(transaction)
  try {
    await node('anvil_impersonateAccount', [from])
    return await node(method, [plainTransaction(transaction)])
  } catch (error) {
    // It may have been accepted, and stay pending for longer than the request.
    if ((await node('eth_getTransactionByHash', [transaction.hash])) !== null) throw error
    aliases.delete(transaction)
    // Another transaction may have been faster.
    await checkAccount(node, transaction)
    throw error instanceof JsonRpcError ? rejection(error.message) : error
  }
}

/** Rejects what the node would reject with another message, or keep pending forever. */
async function checkAccount(
  node: JsonRpcCall,
  { from, gas, maxFeePerGas, nonce, value }: Eip712Transaction,
): Promise<void> {
  const [expected, balance, { baseFeePerGas }] = await Promise.all([
    node('eth_getTransactionCount', [from, 'latest']).then(schemas.hex.parse).then(hexToNumber),
    node('eth_getBalance', [from, 'latest']).then(schemas.hex.parse).then(hexToBigInt),
    node('eth_getBlockByNumber', ['pending', false]).then(blockSchema.parse),
  ])
  const range = `allowed nonce range: ${expected} - ${expected + maxNonceAhead}, actual: ${nonce}`
  if (nonce < expected) throw rejection(`nonce too low. ${range}`)
  if (nonce > expected + maxNonceAhead) throw rejection(`nonce too high. ${range}`)
  if (maxFeePerGas < hexToBigInt(baseFeePerGas))
    throw rejection('max fee per gas less than block base fee')
  const fee = gas * maxFeePerGas
  if (balance < fee + value)
    throw rejection(
      `insufficient funds for gas + value. balance: ${balance}, fee: ${fee}, value: ${value}`,
    )
}

function plainTransaction(transaction: Eip712Transaction) {
  const { from, to, nonce, value, data, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction
  return {
    type: '0x2',
    from,
    ...(to === null ? {} : { to }),
    nonce: numberToHex(nonce),
    value: numberToHex(value),
    data,
    gas: numberToHex(gas),
    maxFeePerGas: numberToHex(maxFeePerGas),
    maxPriorityFeePerGas: numberToHex(maxPriorityFeePerGas),
    accessList: [],
  }
}
