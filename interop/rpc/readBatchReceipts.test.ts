import { padHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { systemAddresses } from '../addresses'
import { stubNode } from '../test/stubNode'
import { readBatchReceipts } from './readBatchReceipts'

const hashOf = (transaction: number) => padHex(`0x${transaction + 1}`, { size: 32 })

const log = {
  ...{ shardId: '0x0', isService: true, sender: systemAddresses.l1Messenger },
  ...{ key: padHex('0xaa', { size: 32 }), value: padHex('0xbb', { size: 32 }) },
}

const outcomeOf = (transaction: number, status: number) => ({
  ...{ l2ShardId: 0, isService: true, txNumberInBatch: transaction },
  sender: systemAddresses.bootloader,
  key: hashOf(transaction),
  value: padHex(`0x${status}`, { size: 32 }),
})

const receipt = (transaction: number, fields: object = {}) => ({
  ...{ transactionHash: hashOf(transaction), type: '0x2', status: '0x1', l2ToL1Logs: [] },
  ...fields,
})

/** A node whose batch 3 consists of these blocks, from block 10 on. */
function nodeWith(blocks: readonly (readonly object[])[], range: unknown = null) {
  return stubNode({
    zks_getL1BatchBlockRange: range ?? ['0xa', `0x${(9 + blocks.length).toString(16)}`],
    eth_getBlockReceipts: ([number]: readonly unknown[]) => blocks[Number(number) - 10] ?? null,
  })
}

const read = (node: ReturnType<typeof stubNode>) =>
  readBatchReceipts(node.client, { batchNumber: 3n }, {})

describe('readBatchReceipts', () => {
  it('returns the logs of all transactions, in order, with their positions in the batch', async () => {
    const blocks = Array.from({ length: 20 }, (_, index) => [
      receipt(2 * index),
      receipt(2 * index + 1, { l2ToL1Logs: [log, log] }),
    ])
    const { firstBlock, lastBlock, logs } = await read(nodeWith(blocks))
    expect([firstBlock, lastBlock]).toEqual([10n, 29n])
    expect(logs.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual(
      blocks.flatMap((_, index) => [2 * index + 1, 2 * index + 1]),
    )
    const { shardId, ...rest } = log
    expect(logs[0]).toEqual({ ...rest, l2ShardId: Number(shardId), txNumberInBatch: 1 })
  })

  it('prefers positions that the node returns', async () => {
    const own = receipt(0, { l1BatchTxIndex: '0x7', l2ToL1Logs: [log] })
    const logs = [{ ...log, txIndexInL1Batch: '0x9' }]
    const result = await read(nodeWith([[own, receipt(1, { l2ToL1Logs: logs })]]))
    expect(result.logs.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual([7, 9])
  })

  it.each(['0xff', '0xfe'])('adds the log of a transaction of type %s from L1', async (type) => {
    const node = nodeWith([
      [receipt(0, { type, l2ToL1Logs: [log] }), receipt(1, { type, status: '0x0' })],
    ])
    const { logs } = await read(node)
    expect(logs).toHaveLength(3)
    expect(logs.slice(1)).toEqual([outcomeOf(0, 1), outcomeOf(1, 0)])
  })

  it('adds no log that the receipt has', async () => {
    const { l2ShardId: _, txNumberInBatch: __, ...own } = outcomeOf(0, 1)
    const { logs } = await read(nodeWith([[receipt(0, { type: '0xff', l2ToL1Logs: [own] })]]))
    expect(logs).toEqual([outcomeOf(0, 1)])
  })

  it.each([
    ['has no such batch', nodeWith([], 'none')],
    ['lacks a block', nodeWith([[]], ['0xa', '0xb'])],
    ['returns another value than a list', nodeWith([[]], { first: '0xa' })],
  ])('throws if the node %s', async (_, node) => {
    await expect(read(node)).rejects.toMatchObject({ name: 'InvalidRpcResponseError' })
  })
})
