import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { ProofRevertedError } from '../errors/proof'
import { proofVectors } from '../test/vectors'
import { encodeMetadata } from './metadata'
import { type InteropRootReader, verifyProof } from './verifyProof'
import type { Inclusion } from './walkProof'

const roots = new Map(
  [...proofVectors.interopRoots, proofVectors.singleLevel.storedRoot].map((stored) => [
    `${stored.chainId}/${stored.blockNumber}`,
    stored.root,
  ]),
)
const imported: InteropRootReader = ({ chainId, blockNumber }) =>
  roots.get(`${chainId}/${blockNumber}`)

type Verdict = {
  expected: boolean | null
  revert?: { name: string; args: bigint[] } | undefined
}

function expectVerdict(inclusion: Inclusion, { expected, revert }: Verdict) {
  const verdict = () => {
    try {
      return verifyProof(inclusion, imported)
    } catch (error) {
      if (!(error instanceof ProofRevertedError)) throw error
      return { reverts: error.errorName, args: error.args }
    }
  }
  expect(verdict()).toEqual(revert ? { reverts: revert.name, args: revert.args } : expected)
}

describe('verifyProof', () => {
  it.each(proofVectors.valid)('accepts $name', (vector) => {
    expectVerdict({ ...vector, sourceChainId: vector.srcChainId }, vector)
  })

  it.each(proofVectors.mutated)('judges $base with $mutation as the contract does', (vector) => {
    expectVerdict({ ...vector, sourceChainId: vector.srcChainId }, vector)
  })

  it.each(proofVectors.singleLevel.cases)(
    'judges a proof without settlement layer: $note',
    (vector) => {
      expectVerdict({ ...vector, sourceChainId: vector.srcChainId }, vector)
    },
  )

  it.each(proofVectors.logAndLeaf)('judges a log or a leaf: $note', (vector) => {
    const { log, leaf, srcChainId: sourceChainId, ...position } = vector
    if (log) expectVerdict({ ...position, sourceChainId, log }, vector)
    if (leaf) expectVerdict({ ...position, sourceChainId, leaf }, vector)
    expect(log ?? leaf).toBeDefined()
  })

  it('rejects a zero leaf that leads to a root that is not imported, which reads as zero', () => {
    const proof = [encodeMetadata({ logPathLength: 0, batchPathLength: 0, isFinal: true })]
    const position = { sourceChainId: 7_771n, batchNumber: 1n, index: 0, proof }
    expect(verifyProof({ ...position, leaf: zeroHash }, () => null)).toBe(false)
    expect(verifyProof({ ...position, leaf: zeroHash }, () => zeroHash)).toBe(false)
  })

  it('compares roots case-insensitively', () => {
    const [vector] = proofVectors.valid
    if (!vector) throw new Error('No valid vector')
    const upperCase = `0x${vector.interopRoot.slice(2).toUpperCase()}` as const
    const inclusion = { ...vector, sourceChainId: vector.srcChainId }
    expect(verifyProof(inclusion, () => upperCase)).toBe(true)
  })
})
