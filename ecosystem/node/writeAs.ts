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
} from 'viem'
import type { NodeClient } from './startNode'

/** More than any batch needs; blocks of our nodes have no limit. */
const gas = numberToHex(2n ** 32n)

type SendTransactionSync = {
  Method: 'eth_sendTransactionSync'
  Parameters: [{ from: Address; to: Address; data: Hex; gas: Hex }]
  ReturnType: { status: Hex; transactionHash: Hash; blockNumber: Hex }
}

/**
 * Calls a contract from an impersonated account, as a transaction, and resolves once it is in a block.
 *
 * `eth_sendTransactionSync` answers with the receipt: there is no moment between hash and block to wait out.
 *
 * @throws The contract's error, decoded, if the transaction reverts.
 */
export async function writeAs(
  client: NodeClient,
  { from, to, abi, data }: { from: Address; to: Address; abi: Abi; data: Hex },
): Promise<void> {
  const receipt = await client.request<SendTransactionSync>(
    { method: 'eth_sendTransactionSync', params: [{ from, to, data, gas }] },
    { retryCount: 0 },
  )
  if (receipt.status === '0x1') return

  const { functionName, args = [] } = decodeFunctionData({ abi, data })
  const blockNumber = hexToBigInt(receipt.blockNumber) - 1n
  const cause = await client.call({ account: from, to, data, blockNumber }).then(
    () => new BaseError(`Transaction ${receipt.transactionHash} reverted.`),
    (error) => error,
  )
  throw getContractError(cause, { abi, address: to, args, functionName, sender: from })
}
