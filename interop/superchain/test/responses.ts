import { encodeAbiParameters, type Hash, numberToHex, padHex, zeroHash } from 'viem'
import { superchainAddresses } from '../addresses'
import type { CrossDomainMessage } from '../types'
import { superchainVectors } from './vectors'

export const { send } = superchainVectors.endToEnd

export const hash: Hash = padHex('0xa1', { size: 32 })
export const blockHash: Hash = padHex('0xb10c', { size: 32 })
export const otherHash: Hash = padHex('0x07', { size: 32 })

const messenger = superchainAddresses.l2ToL2CrossDomainMessenger

/** The log that the messenger emits for a message; by default for one with known hashes, nonce 0. */
export function sentLog(
  logIndex = 0,
  { destination = 902n, nonce = 0n, message = '0xc0ffee' }: Partial<CrossDomainMessage> = {},
) {
  const [topic, , target] = send.log.topics
  if (!topic || !target) throw new Error('The vector has no topics')
  return {
    address: messenger,
    topics: [
      topic,
      numberToHex(destination, { size: 32 }),
      target,
      numberToHex(nonce, { size: 32 }),
    ],
    data: encodeAbiParameters(
      [{ type: 'address' }, { type: 'bytes' }],
      ['0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', message],
    ),
    transactionHash: hash,
    blockHash,
    blockNumber: '0x1',
    logIndex: numberToHex(logIndex),
  }
}

/** A log of another contract. */
export const otherLog = (logIndex: number) => ({
  ...sentLog(logIndex),
  address: superchainAddresses.ethLiquidity,
})

/** The receipt of a transaction. */
export const receiptOf = (logs: readonly object[]) => ({
  transactionHash: hash,
  blockHash,
  blockNumber: '0x1',
  transactionIndex: '0x0',
  status: '0x1',
  logs,
})

export const block = {
  number: '0x1',
  hash: blockHash,
  timestamp: numberToHex(send.block.timestamp),
}

/** Responses of a chain whose only transaction sent the message of the vectors. */
export const source = {
  eth_chainId: '0x385',
  eth_getTransactionReceipt: receiptOf([sentLog()]),
  eth_getBlockByNumber: block,
  eth_getLogs: [sentLog()],
}

/** Responses of its destination, at the time of the message. */
export const destination = {
  eth_chainId: '0x386',
  eth_call: zeroHash,
  eth_getBlockByNumber: block,
}
