import { keccak256, pad, stringToHex, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { systemAddresses } from '../../../interop'
import { chainBlock, sealBlocks } from '../../test/chainBlock'
import { offlineChain } from '../../test/offlineChain'
import { decorateBlock, decorateLog, decorateReceipt, decorateTransaction } from './decorate'

const unsealed = '0x4'
const contract = '0x36615cf349d7f6344891b1e7ca7c72883f5dc049'
const messageSent = keccak256(stringToHex('L1MessageSent(address,bytes32,bytes)'))

/** Batch 1 is block 1; batch 2 is block 2 with three transactions and block 3. */
function sealedChain() {
  const chain = offlineChain()
  sealBlocks(chain, [chainBlock({ number: 1n })])
  sealBlocks(chain, [
    chainBlock({ number: 2n, messagesSent: [0, 0, 0] }),
    chainBlock({ number: 3n }),
  ])
  return chain
}

const position = (blockNumber: string, transactionIndex: string) => ({
  blockNumber,
  transactionIndex,
})
const pending = { blockNumber: null, transactionIndex: null }

function log(overrides: object = {}) {
  return { address: contract, topics: [zeroHash], ...position('0x3', '0x1'), ...overrides }
}

const messageLog = (sender: string, messageHash: string) =>
  log({ address: systemAddresses.l1Messenger, topics: [messageSent, sender, messageHash] })

function receipt(overrides: object = {}) {
  return {
    blockHash: zeroHash,
    transactionHash: zeroHash,
    ...position('0x3', '0x1'),
    logs: [],
    ...overrides,
  }
}

describe('decorateTransaction', () => {
  it('adds batch and place in the batch, counted through the blocks before', () => {
    const transaction = { ...position('0x3', '0x1'), value: '0x5' }
    expect(decorateTransaction(sealedChain(), transaction)).toEqual({
      ...transaction,
      l1BatchNumber: '0x2',
      l1BatchTxIndex: '0x4',
    })
  })

  it.each([
    ['pending', pending],
    ['not sealed', position(unsealed, '0x0')],
  ])('adds null to what is %s', (_, transaction) => {
    expect(decorateTransaction(sealedChain(), transaction)).toEqual({
      ...transaction,
      l1BatchNumber: null,
      l1BatchTxIndex: null,
    })
  })

  it('returns null unchanged', () => {
    expect(decorateTransaction(sealedChain(), null)).toBeNull()
  })
})

describe('decorateBlock', () => {
  it('adds the batch and the time of the batch’s first block', () => {
    const block = { number: '0x3', transactions: [zeroHash] }
    expect(decorateBlock(sealedChain(), block)).toEqual({
      ...block,
      l1BatchNumber: '0x2',
      l1BatchTimestamp: '0x14',
    })
  })

  it('decorates full transactions', () => {
    const block = { number: '0x3', transactions: [position('0x3', '0x0')] }
    expect(decorateBlock(sealedChain(), block)).toMatchObject({
      transactions: [{ l1BatchNumber: '0x2', l1BatchTxIndex: '0x3' }],
    })
  })

  it.each([
    ['pending', null],
    ['not sealed', unsealed],
  ])('adds null to what is %s', (_, number) => {
    expect(decorateBlock(sealedChain(), { number, transactions: [] })).toEqual({
      number,
      transactions: [],
      l1BatchNumber: null,
      l1BatchTimestamp: null,
    })
  })

  it('returns null unchanged', () => {
    expect(decorateBlock(sealedChain(), null)).toBeNull()
  })
})

describe('decorateLog', () => {
  it('adds the batch, null until it is sealed', () => {
    expect(decorateLog(sealedChain(), log())).toEqual({ ...log(), l1BatchNumber: '0x2' })
    expect(decorateLog(sealedChain(), log(pending))).toMatchObject({ l1BatchNumber: null })
  })
})

describe('decorateReceipt', () => {
  const sender = pad(contract).toLowerCase()
  const hashes = [1, 2].map((n) => keccak256(stringToHex(`message ${n}`)))

  it('adds batch and place in the batch, to its logs as well', () => {
    expect(decorateReceipt(sealedChain(), receipt({ logs: [log()] }))).toMatchObject({
      l1BatchNumber: '0x2',
      l1BatchTxIndex: '0x4',
      logs: [{ l1BatchNumber: '0x2' }],
    })
  })

  it('adds the log of each message, numbered among the messages of the transaction', () => {
    const logs = [messageLog(sender, hashes[0] ?? ''), log(), messageLog(sender, hashes[1] ?? '')]
    expect(decorateReceipt(sealedChain(), receipt({ logs }))).toMatchObject({
      l2ToL1Logs: hashes.map((value, index) => ({
        logIndex: `0x${index}`,
        transactionLogIndex: `0x${index}`,
        l1BatchNumber: '0x2',
        txIndexInL1Batch: '0x4',
        isService: true,
        sender: systemAddresses.l1Messenger,
        key: sender,
        value,
      })),
    })
  })

  it('numbers the logs among those of the transaction', () => {
    expect(decorateReceipt(sealedChain(), receipt({ logs: [log(), log()] }))).toMatchObject({
      logs: [
        { transactionLogIndex: '0x0', logType: null },
        { transactionLogIndex: '0x1', logType: null },
      ],
    })
  })

  it('ignores events of other contracts, and other events of the messenger', () => {
    const lookalike = log({ topics: [messageSent, sender, hashes[0]] })
    const other = log({ address: systemAddresses.l1Messenger, topics: [zeroHash] })
    expect(decorateReceipt(sealedChain(), receipt({ logs: [lookalike, other] }))).toMatchObject({
      l2ToL1Logs: [],
    })
  })

  it('adds null for the batch until it is sealed', () => {
    const logs = [messageLog(sender, hashes[0] ?? '')]
    const given = receipt({ ...position(unsealed, '0x0'), logs })
    expect(decorateReceipt(sealedChain(), given)).toMatchObject({
      l1BatchNumber: null,
      l1BatchTxIndex: null,
      logs: [{ l1BatchNumber: null }],
      l2ToL1Logs: [{ l1BatchNumber: null, txIndexInL1Batch: null }],
    })
  })

  it('returns null unchanged: there is no receipt yet', () => {
    expect(decorateReceipt(sealedChain(), null)).toBeNull()
  })
})
