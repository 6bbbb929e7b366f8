import { setTimeout as delay } from 'node:timers/promises'
import {
  type Abi,
  type AccessList,
  type Address,
  BaseError,
  decodeFunctionData,
  getContractError,
  type Hash,
  type Hex,
  hexToBigInt,
  isAddressEqual,
  numberToHex,
  type RpcLog,
  type RpcTransaction,
} from 'viem'
import { DroppedTransactionError } from './DroppedTransactionError'
import { readPool } from './poolTransactions'
import type { NodeClient } from './startNode'

type TransactionReceipt = {
  Method: 'eth_getTransactionReceipt'
  Parameters: [hash: Hash]
  ReturnType: Receipt | null
}

type Receipt = { status: Hex; transactionHash: Hash; blockNumber: Hex; logs: RpcLog[] }

type GetTransaction = {
  Method: 'eth_getTransactionByHash'
  Parameters: [hash: Hash]
  ReturnType: RpcTransaction<false> | null
}

type SendTransactionSync = {
  Method: 'eth_sendTransactionSync'
  Parameters: [{ from: Address; to: Address; data: Hex; gas: Hex; accessList?: AccessList }]
  ReturnType: Receipt
}

type DropTransaction = {
  Method: 'anvil_dropTransaction'
  Parameters: [hash: Hash]
  ReturnType: Hash | null
}

/** Mining may be disabled for any length of time. */
const pendingPollMs = 250
/**
 * A transaction that is not mined immediately is looked up in the pool: often at first, as it may be dropped from
 * there.
 */
const firstPollMs = 25
/** Even with automine, a transaction may stay in the pool, such as one with a low fee. */
const maxMiningMs = 1_000

/** Enough for everything except large batches. */
const defaultGas = 10_000_000n

/** Pays for all gas of a block at the highest possible base fee. */
const amplyFunded = 2n ** 128n

export type Call = {
  from: Address
  to: Address
  abi: Abi
  data: Hex
  gas?: bigint
  accessList?: AccessList
}

export type WriteOptions = { onPending?: () => void; signal: AbortSignal }

export type Written = { blockNumber: bigint; logs: readonly RpcLog[] }

/**
 * Sends a transaction to a contract from an impersonated account, and resolves once it is mined.
 *
 * `eth_sendTransactionSync` returns the receipt, which saves polling for it. If the node does not mine, this waits as long
 * as the transaction is pending.
 *
 * @param options.onPending - Called if the transaction stays pending.
 * @param options.signal - Drops the transaction while it is pending.
 * @throws The decoded error of the contract if the transaction reverts, `DroppedTransactionError` if it was dropped.
 */
export async function sendImpersonated(
  client: NodeClient,
  call: Call,
  { onPending = () => {}, signal }: WriteOptions,
): Promise<Written> {
  const { from, to, abi, data, gas = defaultGas, accessList } = call
  const request = { from, to, data, gas: numberToHex(gas), ...(accessList && { accessList }) }
  const send = () => {
    const sent = client.request<SendTransactionSync>(
      { method: 'eth_sendTransactionSync', params: [request] },
      { retryCount: 0 },
    )
    return receiptOf(client, { from, data, sent, onPending, signal })
  }
  const receipt = await send().catch(async (error: unknown) => {
    if (!lacksFunds(error)) throw error
    await client.setBalance({ address: from, value: amplyFunded })
    return send()
  })
  const { status, transactionHash, logs } = receipt
  const blockNumber = hexToBigInt(receipt.blockNumber)
  if (status === '0x1') return { blockNumber, logs }

  const { functionName, args = [] } = decodeFunctionData({ abi, data })
  const cause = await client
    .call({ account: from, to, data, accessList, blockNumber: blockNumber - 1n })
    .then(
      () => new BaseError(`Transaction ${transactionHash} reverted.`),
      (error) => error,
    )
  throw getContractError(cause, { abi, address: to, args, functionName, sender: from })
}

/** Developers can set any balance and any base fee. */
function lacksFunds(error: unknown): boolean {
  return error instanceof BaseError && /insufficient funds/i.test(error.details)
}

/** anvil stops waiting after 30 seconds. */
function isTimeout(error: unknown): boolean {
  return error instanceof BaseError && error.details === 'Transaction confirmation timeout'
}

/** Waits for the receipt of a transaction, and watches the pool if it takes long. */
async function receiptOf(
  client: NodeClient,
  {
    from,
    data,
    sent,
    onPending,
    signal,
  }: {
    from: Address
    data: Hex
    sent: Promise<Receipt>
    onPending: () => void
    signal: AbortSignal
  },
): Promise<Receipt> {
  const answered = sent.catch((error: unknown) => {
    if (isTimeout(error)) return 'timeout' as const
    throw error
  })
  // The signal may drop the transaction first.
  answered.catch(() => {})
  const begun = performance.now()
  for (let isLong = false; ; ) {
    const answer = await Promise.race([answered, delay(isLong ? pendingPollMs : firstPollMs, null)])
    if (answer !== null && answer !== 'timeout') return answer
    isLong = performance.now() - begun > maxMiningMs
    if (answer === null && !isLong && (await client.getAutomine())) continue
    // Until it is in the pool, the request may still be held back.
    const hash = await findPending(client, from, data)
    if (hash !== null) {
      onPending()
      return untilMined(client, { from, hash, answered, signal })
    }
    if (answer === 'timeout') throw new DroppedTransactionError(from)
  }
}

async function findPending(client: NodeClient, from: Address, data: Hex): Promise<Hash | null> {
  const found = (await readPool(client)).find(
    ({ input, ...other }) => input === data && isAddressEqual(other.from, from),
  )
  return found?.hash ?? null
}

async function untilMined(
  client: NodeClient,
  {
    from,
    hash,
    answered,
    signal,
  }: { from: Address; hash: Hash; answered: Promise<Receipt | 'timeout'>; signal: AbortSignal },
): Promise<Receipt> {
  // Usually the answer comes first. A failed request does not mean that the transaction is gone.
  const mined = answered.catch(() => 'timeout' as const)
  for (let isAnswered = false; ; ) {
    // In this order, as it may be mined in between.
    const known = await client.request<GetTransaction>({
      method: 'eth_getTransactionByHash',
      params: [hash],
    })
    const receipt = await client.request<TransactionReceipt>({
      method: 'eth_getTransactionReceipt',
      params: [hash],
    })
    if (receipt) return receipt
    if (!known) throw new DroppedTransactionError(from)
    if (signal.aborted) {
      const dropped = await client.request<DropTransaction>({
        method: 'anvil_dropTransaction',
        params: [hash],
      })
      if (dropped !== null) signal.throwIfAborted()
    }
    const answer = await Promise.race([
      ...(isAnswered ? [] : [mined]),
      delay(pendingPollMs, null, { signal }).catch(() => null),
    ])
    if (answer === 'timeout') isAnswered = true
    else if (answer !== null) return answer
  }
}
