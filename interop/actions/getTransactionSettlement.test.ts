import { describe, expect, it } from 'vitest'
import { executedBatch, hash, receiptOf, sample } from '../test/responses'
import { rpcError, type StubResponse, stubNode } from '../test/stubNode'
import { getTransactionSettlement } from './getTransactionSettlement'

const settlementWith = (responses: Record<string, StubResponse>) =>
  getTransactionSettlement(
    stubNode({
      eth_getTransactionReceipt: receiptOf([]),
      zks_getL1BatchDetails: executedBatch,
      ...responses,
    }).client,
    { hash },
  )

describe('getTransactionSettlement', () => {
  it('is executed once its batch is', async () => {
    expect(await settlementWith({})).toMatchObject({
      stage: 'executed',
      batchNumber: sample.batchNumber,
      settlement: { executeTxHash: executedBatch.executeTxHash },
    })
  })

  it('is committed while the batch is not proven', async () => {
    const details = { ...executedBatch, proveTxHash: null, executeTxHash: null }
    expect(await settlementWith({ zks_getL1BatchDetails: details })).toMatchObject({
      stage: 'committed',
    })
  })

  it.each([
    { why: 'the transaction is in no block', receipt: null },
    { why: 'its block is in no batch', receipt: receiptOf([], null) },
  ])('is unsealed when $why', async ({ receipt }) => {
    expect(await settlementWith({ eth_getTransactionReceipt: receipt })).toEqual({
      stage: 'unsealed',
    })
  })

  it('is batched on a node without settlement details', async () => {
    const unknown = () => {
      throw rpcError(-32601)
    }
    expect(
      await settlementWith({ zks_getL1BatchDetails: unknown, zks_getTransactionDetails: unknown }),
    ).toMatchObject({ stage: 'batched', settlement: { executeTxHash: null } })
  })
})
