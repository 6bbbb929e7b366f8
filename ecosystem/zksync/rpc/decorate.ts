import { hexToBigInt, hexToNumber, isAddressEqual, numberToHex, toEventSelector } from 'viem'
import { z } from 'zod'
import { systemAddresses } from '../../../interop'
import * as schemas from '../../jsonrpc/schemas'
import type { Chain } from '../settlement/Chain'

const messageSent = toEventSelector('L1MessageSent(address,bytes32,bytes)')

/** Null while pending. */
const blockNumber = schemas.hex.nullable()

const logSchema = z.looseObject({
  address: schemas.address,
  topics: z.array(schemas.hash),
  blockNumber,
  transactionIndex: schemas.hex.nullable(),
})

const transactionSchema = z.looseObject({ blockNumber, transactionIndex: schemas.hex.nullable() })

const headerSchema = z.looseObject({ number: blockNumber })

const blockSchema = headerSchema.extend({
  transactions: z.array(z.union([schemas.hash, transactionSchema])),
})

const receiptSchema = z.looseObject({
  blockHash: schemas.hash,
  blockNumber: schemas.hex,
  transactionHash: schemas.hash,
  transactionIndex: schemas.hex,
  logs: z.array(logSchema),
})

type Position = z.infer<typeof transactionSchema>

/** `l1BatchNumber` and `l1BatchTxIndex`: null until the batch is sealed. */
function batchFields(chain: Chain, { blockNumber, transactionIndex }: Position) {
  const sealed = blockNumber === null ? undefined : chain.batchedBlock(hexToBigInt(blockNumber))
  if (!sealed || transactionIndex === null) return { l1BatchNumber: null, l1BatchTxIndex: null }
  return {
    l1BatchNumber: numberToHex(sealed.batch.number),
    l1BatchTxIndex: numberToHex(sealed.firstTransaction + hexToNumber(transactionIndex)),
  }
}

/** Adds the number of its batch to a log. */
export function decorateLog(chain: Chain, value: unknown): unknown {
  const log = logSchema.parse(value)
  return { ...log, l1BatchNumber: batchFields(chain, log).l1BatchNumber }
}

/** Adds its place in its batch to a transaction; null stays null. */
export function decorateTransaction(chain: Chain, value: unknown): unknown {
  const transaction = transactionSchema.nullable().parse(value)
  return transaction && { ...transaction, ...batchFields(chain, transaction) }
}

/** Adds its batch to a block, and to its transactions if it contains them in full; null stays null. */
export function decorateBlock(chain: Chain, value: unknown): unknown {
  const block = blockSchema.nullable().parse(value)
  return (
    block && {
      ...addBatch(chain, block),
      transactions: block.transactions.map((transaction) =>
        typeof transaction === 'string' ? transaction : decorateTransaction(chain, transaction),
      ),
    }
  )
}

/** Adds its batch to a block's header; null stays null. */
function decorateHeader(chain: Chain, value: unknown): unknown {
  const header = headerSchema.nullable().parse(value)
  return header && addBatch(chain, header)
}

function addBatch(chain: Chain, block: z.output<typeof headerSchema>) {
  const sealed = block.number === null ? undefined : chain.batchedBlock(hexToBigInt(block.number))
  const timestamp = sealed?.batch.firstBlock.timestamp
  return {
    ...block,
    l1BatchNumber: sealed ? numberToHex(sealed.batch.number) : null,
    l1BatchTimestamp: timestamp === undefined ? null : numberToHex(timestamp),
  }
}

/** Adds its place in its batch and the logs of its messages to a receipt; null stays null. */
export function decorateReceipt(chain: Chain, value: unknown): unknown {
  const receipt = receiptSchema.nullable().parse(value)
  if (!receipt) return null
  const { l1BatchNumber, l1BatchTxIndex } = batchFields(chain, receipt)
  const messages = receipt.logs.filter(
    ({ address, topics }) =>
      isAddressEqual(address, systemAddresses.l1Messenger) && topics[0] === messageSent,
  )
  return {
    ...receipt,
    logs: receipt.logs.map((log, index) => ({
      ...log,
      l1BatchNumber,
      transactionLogIndex: numberToHex(index),
      logType: null,
    })),
    l1BatchNumber,
    l1BatchTxIndex,
    l2ToL1Logs: messages.map(({ topics: [, key, value] }, index) => ({
      blockHash: receipt.blockHash,
      blockNumber: receipt.blockNumber,
      l1BatchNumber,
      logIndex: numberToHex(index),
      transactionIndex: receipt.transactionIndex,
      transactionHash: receipt.transactionHash,
      transactionLogIndex: numberToHex(index),
      txIndexInL1Batch: l1BatchTxIndex,
      shardId: '0x0',
      isService: true,
      sender: systemAddresses.l1Messenger,
      key,
      value,
    })),
  }
}

type Decorator = (chain: Chain, result: unknown) => unknown

const each =
  (decorate: Decorator): Decorator =>
  (chain, result) =>
    z
      .array(z.unknown())
      .nullable()
      .parse(result)
      ?.map((item) => decorate(chain, item)) ?? null

/** Filters return logs, transactions or hashes. */
const decorateChange: Decorator = (chain, change) => {
  if (typeof change !== 'object' || change === null) return change
  return 'topics' in change ? decorateLog(chain, change) : decorateTransaction(chain, change)
}

/** What a ZKsync node adds to the results of a plain node. */
const decorators = new Map<string, Decorator>([
  ['eth_getBlockByHash', decorateBlock],
  ['eth_getBlockByNumber', decorateBlock],
  ['eth_getBlockReceipts', each(decorateReceipt)],
  ['eth_getFilterChanges', each(decorateChange)],
  ['eth_getFilterLogs', each(decorateLog)],
  ['eth_getHeaderByHash', decorateHeader],
  ['eth_getHeaderByNumber', decorateHeader],
  ['eth_getLogs', each(decorateLog)],
  ['eth_getTransactionByBlockHashAndIndex', decorateTransaction],
  ['eth_getTransactionByBlockNumberAndIndex', decorateTransaction],
  ['eth_getTransactionByHash', decorateTransaction],
  ['eth_getTransactionReceipt', decorateReceipt],
  ['eth_sendRawTransactionSync', decorateReceipt],
  ['eth_sendTransactionSync', decorateReceipt],
  ['eth_subscribe', decorateLog],
])

/** Adds what a ZKsync node adds to the result of a method. */
export function decorate(chain: Chain, method: string, result: unknown): unknown {
  const decorator = decorators.get(method)
  return decorator ? decorator(chain, result) : result
}
