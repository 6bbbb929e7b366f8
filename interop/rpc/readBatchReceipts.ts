import type { Client, Hash } from 'viem'
import { abortable } from '../abortable'
import { systemAddresses } from '../addresses'
import { InvalidRpcResponseError } from '../errors/rpc'
import type { L2Log } from '../types'
import type { BlockLogs } from './checkLogs'
import { RpcResponse } from './RpcResponse'
import { request } from './request'
import type { ScanOptions } from './scan'

/** Number of blocks whose receipts are requested at the same time. */
const concurrency = 8

const maxUint16 = 0xffff

/** Types of transactions that were sent through L1. Era adds a log to each of them that its receipt may lack. */
const l1TransactionTypes: readonly bigint[] = [0xfen, 0xffn]

/** Reads the logs of a batch from the receipts of its blocks. */
export async function readBatchReceipts(
  source: Client,
  { batchNumber }: { batchNumber: bigint },
  { signal, onProgress }: ScanOptions,
): Promise<BlockLogs> {
  const { firstBlock, lastBlock } = await abortable(getBlockRange(source, batchNumber), signal)
  const logs: L2Log[] = []
  let transactionCount = 0
  for (let from = firstBlock; from <= lastBlock; from += BigInt(concurrency)) {
    const count = Math.min(concurrency, Number(lastBlock - from) + 1)
    const numbers = Array.from({ length: count }, (_, index) => from + BigInt(index))
    const blocks = await abortable(
      Promise.all(numbers.map((number) => getBlockReceipts(source, number))),
      signal,
    )
    for (const receipt of blocks.flat()) logs.push(...readLogs(receipt, transactionCount++))
    onProgress?.({ blockNumber: from + BigInt(count) - 1n, toBlock: lastBlock })
  }
  return { firstBlock, lastBlock, logs }
}

/** Returns the first and the last block of a batch. */
export async function getBlockRange(source: Client, batchNumber: bigint) {
  const method = 'zks_getL1BatchBlockRange'
  const value = await request(source, method, [Number(batchNumber)])
  if (!Array.isArray(value))
    throw new InvalidRpcResponseError({ method, reason: `It has no batch ${batchNumber}.` })
  const range = new RpcResponse(method, { first: value[0], last: value[1] })
  return { firstBlock: range.integer('first'), lastBlock: range.integer('last') }
}

async function getBlockReceipts(source: Client, blockNumber: bigint): Promise<RpcResponse[]> {
  const method = 'eth_getBlockReceipts'
  const value = await request(source, method, [`0x${blockNumber.toString(16)}`])
  return new RpcResponse(method, { receipts: value }).objects('receipts')
}

/** @param position - Index of the transaction in its batch, for nodes that do not say it. */
function readLogs(receipt: RpcResponse, position: number): L2Log[] {
  const txNumberInBatch = receipt.indexOrNull('l1BatchTxIndex', maxUint16) ?? position
  const logs = receipt.objectsOrNone('l2ToL1Logs').map(
    (log): L2Log => ({
      l2ShardId: log.indexOrNull('shardId', 0xff) ?? 0,
      isService: log.boolean('isService'),
      txNumberInBatch: log.indexOrNull('txIndexInL1Batch', maxUint16) ?? txNumberInBatch,
      sender: log.address('sender'),
      key: log.hash('key'),
      value: log.hash('value'),
    }),
  )
  const own = ofL1Transaction(receipt, txNumberInBatch)
  const isMissing = own && !logs.some(({ sender, key }) => sender === own.sender && key === own.key)
  return isMissing ? [...logs, own] : logs
}

/** The log with the outcome of a transaction that was sent through L1; null for other transactions. */
function ofL1Transaction(receipt: RpcResponse, txNumberInBatch: number): L2Log | null {
  const type = receipt.integerOrNull('type')
  if (type === null || !l1TransactionTypes.includes(type)) return null
  const hash: Hash = receipt.hash('transactionHash')
  return {
    ...{ l2ShardId: 0, isService: true, txNumberInBatch },
    sender: systemAddresses.bootloader,
    key: hash,
    value: `0x${receipt.integer('status').toString(16).padStart(64, '0')}`,
  }
}
