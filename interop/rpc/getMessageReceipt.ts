import {
  type Client,
  decodeEventLog,
  getAbiItem,
  type Hash,
  isAddressEqual,
  keccak256,
  padHex,
  toEventSelector,
} from 'viem'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { systemAddresses } from '../addresses'
import { InvalidRpcResponseError } from '../errors/rpc'
import type { SentMessage } from '../types'
import { getReceipt } from './getReceipt'
import type { RpcResponse } from './RpcResponse'

export type MessageReceipt = {
  isReverted: boolean
  transactionIndex: number
  /** Whether the block is in no batch yet. Not known of nodes whose receipts lack the batch. */
  isUnsealed: boolean
  messages: SentMessage[]
}

const maxUint16 = 0xffff

const messageSent = getAbiItem({ abi: l1MessengerAbi, name: 'L1MessageSent' })
const messageSentTopic = toEventSelector(messageSent)

/** Returns the messages in the receipt of a transaction; null if there is no receipt. */
export async function getMessageReceipt(
  client: Client,
  hash: Hash,
): Promise<MessageReceipt | null> {
  const receipt = await getReceipt(client, hash)
  if (!receipt) return null
  return {
    isReverted: receipt.integer('status') === 0n,
    transactionIndex: receipt.index('transactionIndex', Number.MAX_SAFE_INTEGER),
    isUnsealed: receipt.isNull('l1BatchNumber'),
    messages: readMessages(receipt),
  }
}

function readMessages(receipt: RpcResponse): SentMessage[] {
  const l2ToL1Logs = receipt.objectsOrNone('l2ToL1Logs').map((log, index) => ({
    index,
    isUsed: false,
    sender: log.address('sender'),
    key: log.hash('key').toLowerCase(),
    value: log.hash('value').toLowerCase(),
    batchNumber: log.integerOrNull('l1BatchNumber'),
    txNumberInBatch: log.indexOrNull('txIndexInL1Batch', maxUint16),
  }))
  const events = receipt.objects('logs').flatMap(readMessageEvent)

  return events.map((event, order) => {
    const log = l2ToL1Logs.find(
      (candidate) =>
        !candidate.isUsed &&
        isAddressEqual(candidate.sender, systemAddresses.l1Messenger) &&
        candidate.key === padHex(event.sender, { size: 32 }).toLowerCase() &&
        candidate.value === event.messageHash,
    )
    if (log) log.isUsed = true
    else if (l2ToL1Logs.length > 0)
      receipt.fail('l2ToL1Logs', `has no entry for message ${order} of the events`)
    return {
      ...event,
      transactionHash: receipt.hash('transactionHash'),
      blockNumber: receipt.integer('blockNumber'),
      // Without these logs, assume that the transaction has no other L2-to-L1 logs.
      index: log?.index ?? order,
      batchNumber: log?.batchNumber ?? receipt.integerOrNull('l1BatchNumber'),
      txNumberInBatch: log?.txNumberInBatch ?? receipt.indexOrNull('l1BatchTxIndex', maxUint16),
    }
  })
}

function readMessageEvent(log: RpcResponse) {
  if (!isAddressEqual(log.address('address'), systemAddresses.l1Messenger)) return []
  const [signature, ...indexed] = log.hashes('topics')
  if (signature !== messageSentTopic) return []
  try {
    const { args } = decodeEventLog({
      abi: [messageSent],
      topics: [signature, ...indexed],
      data: log.bytes('data'),
    })
    const messageHash = keccak256(args._message)
    if (messageHash !== args._hash.toLowerCase())
      log.fail('data', 'does not match the hash in the topics')
    return [
      {
        sender: args._sender,
        data: args._message,
        messageHash,
        logIndex: log.index('logIndex', Number.MAX_SAFE_INTEGER),
      },
    ]
  } catch (error) {
    if (error instanceof InvalidRpcResponseError || !(error instanceof Error)) throw error
    throw new InvalidRpcResponseError({
      method: 'eth_getTransactionReceipt',
      reason: 'A message event cannot be decoded.',
      cause: error,
    })
  }
}
