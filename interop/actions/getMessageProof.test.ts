import { keccak256, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { executedSource, hash, proofAnswer, receiptOf, sample, sampleRoot } from '../test/answers'
import { refusal, type StubAnswer, stubNode } from '../test/stubNode'
import { getMessageProof } from './getMessageProof'

const chain = {
  id: Number(sample.srcChainId),
  name: 'Source',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
}
const source = (answers: Record<string, StubAnswer> = {}) =>
  stubNode({ ...executedSource, ...answers })

const expected = {
  sourceChainId: sample.srcChainId,
  batchNumber: sample.batchNumber,
  index: sample.index,
  message: sample.message,
  proof: sample.proof,
  settlementLayer: { chainId: sample.gatewayChainId, blockNumber: sample.gatewayBlock },
  interopRoot: sample.interopRoot,
  root: sampleRoot,
}

/** Speaks one generation of the proof methods only. */
const speaking =
  (dialect: string) =>
  ([, , asked]: readonly unknown[]) => {
    if (asked !== dialect) throw refusal(-32602, 'unknown variant')
    return { ...proofAnswer, gatewayBlockNumber: Number(sample.gatewayBlock) }
  }

describe('getMessageProof', () => {
  it('has all that a verifying contract takes, and where the proof leads', async () => {
    expect(await getMessageProof(source().client, { hash })).toEqual(expected)
  })

  it('asks nothing but the receipt and the proof of a client that knows its chain', async () => {
    const { eth_chainId: _, ...answers } = executedSource
    const node = stubNode(answers, chain)
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
    expect(node.calls).toEqual([
      { method: 'eth_getTransactionReceipt', params: [hash] },
      { method: 'zks_getL2ToL1LogProof', params: [hash, 0, 'proof_based_gw'] },
    ])
  })

  it('asks for the position among all logs, not among messages', async () => {
    const receipt = receiptOf([{ ...sample.message, data: '0x' }, sample.message])
    const node = source({ eth_getTransactionReceipt: receipt })
    expect(await getMessageProof(node.client, { hash, messageIndex: 1 })).toEqual(expected)
    expect(node.calls[1]?.params).toEqual([hash, 1, 'proof_based_gw'])
  })

  it('speaks the dialect "messageRoot"', async () => {
    const node = source({ zks_getL2ToL1LogProof: speaking('messageRoot') })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
  })

  it('speaks the dialect of before, where the receipt names the batch', async () => {
    const { batchNumber: _, ...answer } = proofAnswer
    const { zks_getL2ToL1LogProof: __, ...older } = executedSource
    const node = stubNode({ ...older, zks_getL2ToL1MsgProof: answer })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
    expect(node.calls.find(({ method }) => method === 'zks_getL2ToL1MsgProof')?.params).toEqual([
      100,
      sample.message.sender,
      keccak256(sample.message.data),
      0,
    ])
  })

  it('is null as long as the node has no proof', async () => {
    const node = source({ zks_getL2ToL1LogProof: null })
    expect(await getMessageProof(node.client, { hash })).toBeNull()
  })

  it('reads a receipt that leaves out the index in the batch, if the proof bears it out', async () => {
    const receipt = {
      ...receiptOf([sample.message], null),
      transactionIndex: sample.message.txNumberInBatch,
    }
    const node = source({ eth_getTransactionReceipt: receipt })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
  })

  it('is null while only a guess of the index in the batch is there, and wrong', async () => {
    const node = source({ eth_getTransactionReceipt: receiptOf([sample.message], null) })
    expect(await getMessageProof(node.client, { hash })).toBeNull()
  })

  it('says so when the node serves no proofs', async () => {
    const { zks_getL2ToL1LogProof: _, ...plain } = executedSource
    await expect(getMessageProof(stubNode(plain).client, { hash })).rejects.toMatchObject({
      name: 'MessageProofUnsupportedError',
    })
  })

  it('does not take another failure for a dialect', async () => {
    const node = source({
      zks_getL2ToL1LogProof: () => {
        throw refusal(-32603, 'database is down')
      },
    })
    await expect(getMessageProof(node.client, { hash })).rejects.toThrow('database is down')
    expect(node.calls.filter(({ method }) => method === 'zks_getL2ToL1LogProof')).toHaveLength(1)
  })

  it('says how many messages there are when asked for one too many', async () => {
    await expect(getMessageProof(source().client, { hash, messageIndex: 1 })).rejects.toThrow(
      'It sent 1: use a message index from 0 to 0.',
    )
  })

  const changed = (word: number, value: `0x${string}`) => ({
    ...proofAnswer,
    proof: sample.proof.with(word, value),
  })
  it.each([
    ['is no object', 7, 'not an object'],
    ['has no list of words', { ...proofAnswer, proof: '0x' }, 'is not a list'],
    ['has a word that is too short', changed(3, '0x1234'), 'does not hold only hashes'],
    ['has no root', { ...proofAnswer, root: null }, 'is not a hash'],
    ['has a fractional index', { ...proofAnswer, id: 0.5 }, 'non-negative integer'],
    ['has an index beyond the tree', { ...proofAnswer, id: 16_384 }, 'is above 16383'],
    ['has another index', { ...proofAnswer, id: sample.index ^ 1 }, 'does not lead'],
    ['has another path', changed(1, zeroHash), 'does not lead'],
    ['has another root', { ...proofAnswer, root: keccak256('0x') }, 'does not lead'],
    ['names another batch', { ...proofAnswer, batchNumber: 999 }, 'names batch 999'],
    ['names another settlement block', { ...proofAnswer, gatewayBlockNumber: 1 }, 'another settle'],
    ['is cut short', { ...proofAnswer, proof: sample.proof.slice(0, -1) }, 'read to its end'],
    ['is empty', { ...proofAnswer, proof: [] }, 'read to its end'],
  ])('refuses an answer that %s', async (_, answer, complaint) => {
    const node = source({ zks_getL2ToL1LogProof: answer })
    const error = await getMessageProof(node.client, { hash }).catch((thrown) => thrown)
    expect(error.name).toBe('InvalidRpcResponseError')
    expect(error.message).toContain(complaint)
  })
})
