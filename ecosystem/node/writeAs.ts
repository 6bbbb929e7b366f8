import { setTimeout as delay } from 'node:timers/promises'
import {
  type Abi,
  type Address,
  BaseError,
  decodeFunctionData,
  getContractError,
  type Hash,
  type Hex,
  hexToBigInt,
  numberToHex,
  TimeoutError,
} from 'viem'
import type { NodeClient } from './startNode'

type TransactionBySenderAndNonce = {
  Method: 'eth_getTransactionBySenderAndNonce'
  Parameters: [sender: Address, nonce: Hex]
  ReturnType: { hash: Hash } | null
}

type TransactionReceipt = {
  Method: 'eth_getTransactionReceipt'
  Parameters: [hash: Hash]
  ReturnType: Receipt | null
}

type Receipt = { status: Hex; transactionHash: Hash; blockNumber: Hex }

/** Someone has switched mining off, and may take as long as they like. */
const pendingPollMs = 100

/** More than any batch needs; blocks of our nodes have no limit. */
const gas = numberToHex(2n ** 32n)

type SendTransactionSync = {
  Method: 'eth_sendTransactionSync'
  Parameters: [{ from: Address; to: Address; data: Hex; gas: Hex }]
  ReturnType: Receipt
}

/**
 * Calls a contract from an impersonated account, as a transaction, and resolves once it is in a block.
 *
 * `eth_sendTransactionSync` answers with the receipt: there is no moment between hash and block to wait out.
 *
 * A node that does not mine is waited for: the transaction is in its pool.
 *
 * @returns The number of the block.
 * @throws The contract's error, decoded, if the transaction reverts.
 */
export async function writeAs(
  client: NodeClient,
  { from, to, abi, data }: { from: Address; to: Address; abi: Abi; data: Hex },
): Promise<bigint> {
  const receipt = await client
    .request<SendTransactionSync>(
      { method: 'eth_sendTransactionSync', params: [{ from, to, data, gas }] },
      { retryCount: 0 },
    )
    .catch((error: unknown) => {
      if (error instanceof TimeoutError) return receiptOfPending(client, from)
      throw error
    })
  if (receipt.status === '0x1') return hexToBigInt(receipt.blockNumber)

  const { functionName, args = [] } = decodeFunctionData({ abi, data })
  const blockNumber = hexToBigInt(receipt.blockNumber) - 1n
  const cause = await client.call({ account: from, to, data, blockNumber }).then(
    () => new BaseError(`Transaction ${receipt.transactionHash} reverted.`),
    (error) => error,
  )
  throw getContractError(cause, { abi, address: to, args, functionName, sender: from })
}

/** Waits for the block of the sender's last transaction: each of our senders sends one after the other. */
async function receiptOfPending(client: NodeClient, from: Address): Promise<Receipt> {
  const count = await client.getTransactionCount({ address: from, blockTag: 'pending' })
  const transaction = await client.request<TransactionBySenderAndNonce>({
    method: 'eth_getTransactionBySenderAndNonce',
    params: [from, numberToHex(count - 1)],
  })
  if (!transaction) throw new BaseError(`The node has lost a transaction of ${from}.`)
  for (;;) {
    const receipt = await client.request<TransactionReceipt>({
      method: 'eth_getTransactionReceipt',
      params: [transaction.hash],
    })
    if (receipt) return receipt
    await delay(pendingPollMs)
  }
}
