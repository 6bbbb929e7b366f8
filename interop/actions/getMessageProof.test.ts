import { keccak256, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import {
  executedSource,
  hash,
  proofResponse,
  receiptOf,
  receiptWithoutBatch,
  sample,
  sampleRoot,
} from '../test/responses'
import { rpcError, type StubResponse, stubNode } from '../test/stubNode'
import { getMessageProof } from './getMessageProof'

const chain = {
  id: Number(sample.srcChainId),
  name: 'Source',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
}
const source = (responses: Record<string, StubResponse> = {}) =>
  stubNode({ ...executedSource, ...responses })

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

/** Supports one mode of `zks_getL2ToL1LogProof`. */
const speaking =
  (mode: string) =>
  ([, , asked]: readonly unknown[]) => {
    if (asked !== mode) throw rpcError(-32602, 'unknown variant')
    return { ...proofResponse, gatewayBlockNumber: Number(sample.gatewayBlock) }
  }

describe('getMessageProof', () => {
  it('returns the arguments of verifying contracts, and the root', async () => {
    expect(await getMessageProof(source().client, { hash })).toEqual(expected)
  })

  it('requests only the receipt and the proof if the client has a chain', async () => {
    const { eth_chainId: _, ...responses } = executedSource
    const node = stubNode(responses, chain)
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
    expect(node.calls).toEqual([
      { method: 'eth_getTransactionReceipt', params: [hash] },
      { method: 'zks_getL2ToL1LogProof', params: [hash, 0, 'proof_based_gw'] },
    ])
  })

  it('requests by the index among all logs, not among messages', async () => {
    const receipt = receiptOf([{ ...sample.message, data: '0x' }, sample.message])
    const node = source({ eth_getTransactionReceipt: receipt })
    expect(await getMessageProof(node.client, { hash, messageIndex: 1 })).toEqual(expected)
    expect(node.calls[1]?.params).toEqual([hash, 1, 'proof_based_gw'])
  })

  it('falls back to mode "messageRoot"', async () => {
    const node = source({ zks_getL2ToL1LogProof: speaking('messageRoot') })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
  })

  it('falls back to zks_getL2ToL1MsgProof, with the batch of the receipt', async () => {
    const { batchNumber: _, ...response } = proofResponse
    const { zks_getL2ToL1LogProof: __, ...older } = executedSource
    const node = stubNode({ ...older, zks_getL2ToL1MsgProof: response })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
    expect(node.calls.find(({ method }) => method === 'zks_getL2ToL1MsgProof')?.params).toEqual([
      100,
      sample.message.sender,
      keccak256(sample.message.data),
      0,
    ])
  })

  it('is null until the node has a proof', async () => {
    const node = source({ zks_getL2ToL1LogProof: null })
    expect(await getMessageProof(node.client, { hash })).toBeNull()
  })

  it('accepts a receipt without the index in the batch if the proof confirms it', async () => {
    const { message } = sample
    const receipt = receiptWithoutBatch(message, message.txNumberInBatch)
    const node = source({ eth_getTransactionReceipt: receipt })
    expect(await getMessageProof(node.client, { hash })).toEqual(expected)
  })

  it('is null while the index in the batch is assumed and wrong', async () => {
    const node = source({ eth_getTransactionReceipt: receiptWithoutBatch(sample.message) })
    expect(await getMessageProof(node.client, { hash })).toBeNull()
  })

  it('does not ask for the proof before the batch is sealed', async () => {
    const node = source({ eth_getTransactionReceipt: receiptOf([sample.message], null) })
    expect(await getMessageProof(node.client, { hash })).toBeNull()
    expect(node.calls).toHaveLength(1)
  })

  it('throws if the node serves no proofs', async () => {
    const { zks_getL2ToL1LogProof: _, ...plain } = executedSource
    await expect(getMessageProof(stubNode(plain).client, { hash })).rejects.toMatchObject({
      name: 'MessageProofUnsupportedError',
    })
  })

  it('does not fall back on other errors', async () => {
    const node = source({
      zks_getL2ToL1LogProof: () => {
        throw rpcError(-32603, 'database is down')
      },
    })
    await expect(getMessageProof(node.client, { hash })).rejects.toThrow('database is down')
    expect(node.calls.filter(({ method }) => method === 'zks_getL2ToL1LogProof')).toHaveLength(1)
  })

  it('throws with the number of messages for an index out of range', async () => {
    await expect(getMessageProof(source().client, { hash, messageIndex: 1 })).rejects.toThrow(
      'It sent 1: use a message index from 0 to 0.',
    )
  })

  const changed = (word: number, value: `0x${string}`) => ({
    ...proofResponse,
    proof: sample.proof.with(word, value),
  })
  it.each([
    ['is not an object', 7, 'not an object'],
    ['has no array of elements', { ...proofResponse, proof: '0x' }, 'is not an array'],
    ['has an element that is too short', changed(3, '0x1234'), 'is not an array of hashes'],
    ['has no root', { ...proofResponse, root: null }, 'is not a hash'],
    ['has a fractional index', { ...proofResponse, id: 0.5 }, 'non-negative integer'],
    ['has an index beyond the tree', { ...proofResponse, id: 16_384 }, 'is above 16383'],
    ['has another index', { ...proofResponse, id: sample.index ^ 1 }, 'does not lead'],
    ['has another path', changed(1, zeroHash), 'does not lead'],
    ['has another root', { ...proofResponse, root: keccak256('0x') }, 'does not lead'],
    ['has another batch', { ...proofResponse, batchNumber: 999 }, 'is for batch 999'],
    [
      'has another settlement block',
      { ...proofResponse, gatewayBlockNumber: 1 },
      'another block than',
    ],
    ['is truncated', { ...proofResponse, proof: sample.proof.slice(0, -1) }, 'is malformed'],
    [
      'has more elements than any proof',
      { ...proofResponse, proof: [...sample.proof, ...Array(200_000).fill(zeroHash)] },
      'more than 1024',
    ],
    ['is empty', { ...proofResponse, proof: [] }, 'is malformed'],
  ])('throws for a response that %s', async (_, response, problem) => {
    const node = source({ zks_getL2ToL1LogProof: response })
    const error = await getMessageProof(node.client, { hash }).catch((thrown) => thrown)
    expect(error.name).toBe('InvalidRpcResponseError')
    expect(error.message).toContain(problem)
  })
})
