import { numberToHex, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { anyHash } from '../test/history'
import { proofVectors } from '../test/vectors'
import { explainProof } from './explainProof'
import { encodeMetadata } from './metadata'
import type { ProofLevelName } from './walkProof'

const [documented] = proofVectors.documented
if (!documented) throw new Error('No documented proof')
const inclusion = { ...documented, sourceChainId: documented.srcChainId }
const expected = {
  leaf: documented.logLeaf,
  logsRoot: documented.localLogsRoot,
  chainBatchRoot: documented.chainBatchRoot,
  chainRoot: documented.chainRoot,
  chainLeaf: documented.chainIdLeafHash,
  interopRoot: documented.interopRoot,
} as const
const everyLevel = [
  'leaf',
  'logsRoot',
  'chainBatchRoot',
  'batchLeaf',
  'chainRoot',
  'chainLeaf',
  'interopRoot',
]

describe('explainProof', () => {
  it.each(proofVectors.documented)('has every value that is published for $name', (vector) => {
    const { levels, computed } = explainProof({ ...vector, sourceChainId: vector.srcChainId })
    const valueAt = (name: ProofLevelName) => levels.find((level) => level.name === name)?.value
    expect(levels.map(({ name }) => name)).toEqual(everyLevel)
    expect(valueAt('leaf')).toBe(vector.logLeaf)
    expect(valueAt('logsRoot')).toBe(vector.localLogsRoot)
    expect(valueAt('chainBatchRoot')).toBe(vector.chainBatchRoot)
    expect(valueAt('chainRoot')).toBe(vector.chainRoot)
    expect(valueAt('chainLeaf')).toBe(vector.chainIdLeafHash)
    expect(computed).toEqual({
      chainId: vector.gatewayChainId,
      blockNumber: vector.gatewayBlock,
      root: vector.interopRoot,
    })
  })

  it('has the path by which each level is reached', () => {
    const { levels } = explainProof(inclusion)
    expect(levels.map(({ path }) => path?.length)).toEqual([
      undefined,
      14,
      1,
      undefined,
      5,
      undefined,
      expect.any(Number),
    ])
  })

  it('reports no failure if every expected value matches', () => {
    const explained = explainProof(inclusion, expected)
    expect(explained).toMatchObject({ failedAt: null, error: null })
    expect(explained.levels.map(({ matches }) => matches)).toEqual([
      true,
      true,
      true,
      null,
      true,
      true,
      true,
    ])
  })

  it.each([
    ['leaf', { message: { ...documented.message, data: '0x4321' } }],
    ['logsRoot', { index: 1 }],
    ['logsRoot', { proof: documented.proof.with(7, anyHash) }],
    ['chainBatchRoot', { proof: documented.proof.with(15, anyHash) }],
    ['chainRoot', { batchNumber: 23n }],
    ['chainRoot', { proof: documented.proof.with(18, anyHash) }],
    ['chainLeaf', { sourceChainId: 272n }],
    ['interopRoot', { proof: documented.proof.with(-1, anyHash) }],
  ] as const)('reports a failure at the %s', (level, change) => {
    expect(explainProof({ ...inclusion, ...change }, expected).failedAt).toBe(level)
  })

  it('returns the levels before an error, and the error', () => {
    const { levels, computed, error } = explainProof({
      ...inclusion,
      proof: documented.proof.slice(0, 20),
    })
    expect(levels.map(({ name }) => name)).toEqual(everyLevel.slice(0, 4))
    expect(computed).toBeNull()
    expect(error?.errorName).toBe('Panic')
  })

  it('ends at the root of the batch without a settlement layer', () => {
    const [vector] = proofVectors.singleLevel.cases
    if (!vector) throw new Error('No vector')
    const { levels, computed } = explainProof({ ...vector, sourceChainId: vector.srcChainId })
    expect(levels.map(({ name }) => name)).toEqual(everyLevel.slice(0, 3))
    expect(computed).toEqual(proofVectors.singleLevel.storedRoot)
  })

  it('rejects a second hop', () => {
    const secondHop = [
      encodeMetadata({ logPathLength: 0, batchPathLength: 0, isFinal: false }),
      zeroHash,
      numberToHex(1, { size: 32 }),
      numberToHex(1, { size: 32 }),
    ]
    const { error } = explainProof({
      ...inclusion,
      // The only chain on its settlement layer has index 0 and an empty path.
      proof: [...documented.proof.slice(0, 22), zeroHash, zeroHash, ...secondHop],
    })
    expect(error?.errorName).toBe('DepthMoreThanOneForRecursiveMerkleProof')
  })

  it('rejects a plain path of 256 nodes', () => {
    const proof = Array.from({ length: 256 }, () => anyHash)
    expect(explainProof({ ...inclusion, proof }).error?.errorName).toBe('MerklePathOutOfBounds')
  })
})
