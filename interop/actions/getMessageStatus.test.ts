import { keccak256 } from 'viem'
import { describe, expect, it } from 'vitest'
import {
  destinationCall,
  executedBatch,
  executedSource,
  hash,
  receiptOf,
  receiptWithoutBatch,
  sample,
  transactionHashes,
} from '../test/responses'
import { rpcError, type StubResponse, stubNode } from '../test/stubNode'
import { type GetMessageStatusParameters, getMessageStatus } from './getMessageStatus'

const imported = {
  chainId: sample.gatewayChainId,
  blockNumber: sample.gatewayBlock,
  root: sample.interopRoot,
}
const destinationWith = (root: typeof imported | undefined) =>
  stubNode({ eth_call: destinationCall(root ? [root] : []) }).client

const statusOf = (
  responses: Record<string, StubResponse>,
  parameters: Partial<GetMessageStatusParameters> = {},
) => getMessageStatus(stubNode({ ...executedSource, ...responses }).client, { hash, ...parameters })

const batchAt = (stage: 'batched' | 'committed' | 'proven') => ({
  ...executedBatch,
  ...(stage === 'batched' && { commitTxHash: null, committedAt: null }),
  ...(stage !== 'proven' && { proveTxHash: null, provenAt: null }),
  executeTxHash: null,
  executedAt: null,
})
const known = {
  message: expect.objectContaining({ data: sample.message.data, index: 0 }),
  batchNumber: sample.batchNumber,
}
const proven = expect.objectContaining({ proof: sample.proof, interopRoot: sample.interopRoot })

describe('getMessageStatus', () => {
  it('is unknown if the source chain does not have the transaction', async () => {
    const responses = { eth_getTransactionReceipt: null, eth_getTransactionByHash: null }
    expect(await statusOf(responses)).toEqual({ stage: 'unknown' })
  })

  it('is pending until the transaction is included', async () => {
    const responses = { eth_getTransactionReceipt: null, eth_getTransactionByHash: { hash } }
    expect(await statusOf(responses)).toEqual({ stage: 'pending' })
  })

  it('is failed if the transaction reverted', async () => {
    const responses = { eth_getTransactionReceipt: { ...receiptOf([]), status: '0x0' } }
    expect(await statusOf(responses)).toMatchObject({
      stage: 'failed',
      error: { name: 'MessageTransactionRevertedError' },
    })
  })

  it('is failed if the transaction sent no such message', async () => {
    expect(await statusOf({}, { messageIndex: 1 })).toMatchObject({
      stage: 'failed',
      error: { name: 'MessageNotSentError' },
    })
  })

  it('is sent until the batch is sealed', async () => {
    const source = stubNode({
      ...executedSource,
      eth_getTransactionReceipt: receiptOf([sample.message], null),
    })
    expect(await getMessageStatus(source.client, { hash })).toMatchObject({
      stage: 'sent',
      message: { data: sample.message.data, batchNumber: null },
    })
    expect(source.calls.map(({ method }) => method)).toEqual(['eth_getTransactionReceipt'])
  })

  it('is batched until the batch is committed', async () => {
    expect(await statusOf({ zks_getL1BatchDetails: batchAt('batched') })).toEqual({
      stage: 'batched',
      ...known,
    })
  })

  it('is batched until the node has details of the batch', async () => {
    expect(await statusOf({ zks_getL1BatchDetails: null })).toEqual({ stage: 'batched', ...known })
  })

  it('is committed until the batch is proven, with the transaction and its time', async () => {
    expect(await statusOf({ zks_getL1BatchDetails: batchAt('committed') })).toEqual({
      stage: 'committed',
      ...known,
      settlement: {
        commitTxHash: transactionHashes.commitTxHash,
        committedAt: new Date('2026-01-01T00:00:01Z'),
        proveTxHash: null,
        provenAt: null,
        executeTxHash: null,
        executedAt: null,
      },
    })
  })

  it('is proven until the batch is executed', async () => {
    expect(await statusOf({ zks_getL1BatchDetails: batchAt('proven') })).toMatchObject({
      stage: 'proven',
      settlement: { proveTxHash: transactionHashes.proveTxHash, executeTxHash: null },
    })
  })

  it('is executed without a proof until the node has one', async () => {
    expect(await statusOf({ zks_getL2ToL1LogProof: null })).toMatchObject({
      stage: 'executed',
      proof: null,
      settlement: { executedAt: new Date('2026-01-01T00:00:03Z') },
    })
  })

  it('is executed with the proof if no destination is given', async () => {
    expect(await statusOf({})).toMatchObject({ stage: 'executed', proof: proven })
  })

  it('is executed until the destination has imported the root', async () => {
    expect(await statusOf({}, { destination: destinationWith(undefined) })).toMatchObject({
      stage: 'executed',
      proof: proven,
    })
  })

  it('is rootImported until the verifier accepts the proof', async () => {
    const verdicts = destinationCall([])
    const roots = destinationCall([imported])
    const eth_call = ([call]: readonly unknown[]) => {
      const response = JSON.stringify(call).includes('10008') ? roots : verdicts
      return typeof response === 'function' ? response([call]) : response
    }
    const destination = stubNode({ eth_call }).client
    expect(await statusOf({}, { destination })).toMatchObject({
      stage: 'rootImported',
      proof: proven,
    })
  })

  it('is verifiable once the verifier accepts the proof', async () => {
    expect(await statusOf({}, { destination: destinationWith(imported) })).toEqual({
      stage: 'verifiable',
      ...known,
      settlement: expect.objectContaining(transactionHashes),
      proof: proven,
    })
  })

  it('is failed if the root on the destination does not match the proof', async () => {
    const destination = destinationWith({ ...imported, root: keccak256('0x') })
    expect(await statusOf({}, { destination })).toMatchObject({
      stage: 'failed',
      error: { name: 'InteropRootMismatchError' },
    })
  })

  describe('with a client of the settlement layer', () => {
    const settlementLayer = (succeeded: readonly unknown[], reverted: readonly unknown[] = []) =>
      stubNode({
        eth_getTransactionReceipt: ([transaction]: readonly unknown[]) => {
          if (reverted.includes(transaction)) return { status: '0x0' }
          return succeeded.includes(transaction) ? { status: '0x1' } : null
        },
      }).client
    const { commitTxHash, proveTxHash, executeTxHash } = transactionHashes

    it('counts a stage once its transaction has succeeded there', async () => {
      const layer = settlementLayer([executeTxHash])
      expect((await statusOf({}, { settlementLayer: layer })).stage).toBe('executed')
    })

    it('does not count a transaction that is not included there', async () => {
      const layer = settlementLayer([commitTxHash, proveTxHash])
      expect((await statusOf({}, { settlementLayer: layer })).stage).toBe('proven')
    })

    it('does not count a transaction that reverted', async () => {
      const layer = settlementLayer([commitTxHash], [proveTxHash, executeTxHash])
      expect((await statusOf({}, { settlementLayer: layer })).stage).toBe('committed')
    })

    it('is batched until a transaction has succeeded there', async () => {
      expect((await statusOf({}, { settlementLayer: settlementLayer([]) })).stage).toBe('batched')
    })
  })

  describe('on a node without details of batches', () => {
    const { zks_getL1BatchDetails: _, ...withoutDetails } = executedSource

    it('reads the details of the transaction', async () => {
      const { client } = stubNode({
        ...withoutDetails,
        zks_getTransactionDetails: {
          ethCommitTxHash: transactionHashes.commitTxHash,
          ethProveTxHash: null,
          ethExecuteTxHash: null,
        },
      })
      expect(await getMessageStatus(client, { hash })).toMatchObject({
        stage: 'committed',
        settlement: { commitTxHash: transactionHashes.commitTxHash, committedAt: null },
      })
    })

    it('is executed once there is a proof', async () => {
      const { client } = stubNode(withoutDetails)
      expect(await getMessageStatus(client, { hash })).toMatchObject({
        stage: 'executed',
        proof: proven,
      })
    })

    it('is batched until there is a proof', async () => {
      const { client } = stubNode({ ...withoutDetails, zks_getL2ToL1LogProof: null })
      expect((await getMessageStatus(client, { hash })).stage).toBe('batched')
    })
  })

  describe('on a node whose receipts lack the batch', () => {
    const { message } = sample
    const eth_getTransactionReceipt = receiptWithoutBatch(message, message.txNumberInBatch)

    it('takes the batch from the proof', async () => {
      expect(await statusOf({ eth_getTransactionReceipt })).toMatchObject({
        stage: 'executed',
        batchNumber: sample.batchNumber,
        proof: proven,
      })
    })

    it('is sent until there is a proof', async () => {
      const responses = { eth_getTransactionReceipt, zks_getL2ToL1LogProof: null }
      expect(await statusOf(responses)).toMatchObject({ stage: 'sent' })
    })
  })

  it.each([
    ['an invalid hash', { ...executedBatch, executeTxHash: 'yes' }],
    ['an invalid date', { ...executedBatch, executedAt: 'yesterday' }],
    ['a string instead of an object', 'executed'],
  ])('throws for details with %s', async (_, details) => {
    await expect(statusOf({ zks_getL1BatchDetails: details })).rejects.toMatchObject({
      name: 'InvalidRpcResponseError',
    })
  })

  it('rethrows the error of a node', async () => {
    const broken = () => {
      throw rpcError(-32603, 'database is down')
    }
    await expect(statusOf({ zks_getL1BatchDetails: broken })).rejects.toThrow('database is down')
  })
})
