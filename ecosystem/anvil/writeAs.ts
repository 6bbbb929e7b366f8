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
  isAddressEqual,
  numberToHex,
} from 'viem'
import type { NodeClient } from './startNode'

type TransactionReceipt = {
  Method: 'eth_getTransactionReceipt'
  Parameters: [hash: Hash]
  ReturnType: Receipt | null
}

type Receipt = { status: Hex; transactionHash: Hash; blockNumber: Hex }

/** Someone has switched mining off, and may take as long as they like. */
const pendingPollMs = 100

/** Enough for everything but large batches. */
const defaultGas = 10_000_000n

/** Pays for as much gas as a block has at the highest base fee there can be. */
const amplyFunded = 2n ** 128n

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
  {
    from,
    to,
    abi,
    data,
    gas = defaultGas,
  }: { from: Address; to: Address; abi: Abi; data: Hex; gas?: bigint },
): Promise<bigint> {
  const send = () =>
    client
      .request<SendTransactionSync>(
        { method: 'eth_sendTransactionSync', params: [{ from, to, data, gas: numberToHex(gas) }] },
        { retryCount: 0 },
      )
      .catch((error: unknown) => {
        if (isTimeout(error)) return receiptOfPending(client, from)
        throw error
      })
  const receipt = await send().catch(async (error: unknown) => {
    if (!lacksFunds(error)) throw error
    await client.setBalance({ address: from, value: amplyFunded })
    return send()
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

/** Developers can take its balance from an account, and set any base fee. */
function lacksFunds(error: unknown): boolean {
  return error instanceof BaseError && /insufficient funds/i.test(error.details)
}

/** After 30 seconds anvil waits no longer. */
function isTimeout(error: unknown): boolean {
  return error instanceof BaseError && error.details === 'Transaction confirmation timeout'
}

/** Waits for the block of the sender's last transaction: each of our senders sends one after the other. */
async function receiptOfPending(client: NodeClient, from: Address): Promise<Receipt> {
  const nonce = (await client.getTransactionCount({ address: from, blockTag: 'pending' })) - 1
  while ((await client.getTransactionCount({ address: from })) <= nonce) await delay(pendingPollMs)
  // Not by `eth_getTransactionBySenderAndNonce`, which asks for states that are not kept.
  for (let number = await client.getBlockNumber(); number > 0n; number--) {
    const { transactions } = await client.getBlock({
      blockNumber: number,
      includeTransactions: true,
    })
    const sent = transactions.find(
      (transaction) => transaction.nonce === nonce && isAddressEqual(transaction.from, from),
    )
    if (!sent) continue
    const receipt = await client.request<TransactionReceipt>({
      method: 'eth_getTransactionReceipt',
      params: [sent.hash],
    })
    if (receipt) return receipt
  }
  throw new BaseError(`The node has lost a transaction of ${from}.`)
}
