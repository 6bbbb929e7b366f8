import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { MalformedProofError } from '../errors/proof'
import { proofVectors } from '../test/vectors'
import { decodeProof } from './decodeProof'
import { encodeProof } from './encodeProof'

const [first] = proofVectors.valid.filter(({ proof }) => proof.length > 20)
if (!first) throw new Error('No vector with paths on both levels')
const { proof } = first

describe('decodeProof', () => {
  it.each([...proofVectors.valid, ...proofVectors.documented])(
    'reads where $name leads, and is undone by encodeProof',
    (vector) => {
      const decoded = decodeProof(vector.proof)
      expect(decoded.settlementLayer).toMatchObject({
        chainId: vector.gatewayChainId,
        blockNumber: vector.gatewayBlock,
      })
      expect(encodeProof(decoded)).toEqual(vector.proof)
    },
  )

  it.each([...proof.keys()])('refuses a proof of only its first %i words', (length) => {
    expect(() => decodeProof(proof.slice(0, length))).toThrow(MalformedProofError)
  })

  it('refuses words after the end, which the verifier would ignore', () => {
    expect(() => decodeProof([...proof, zeroHash])).toThrow('It has 1 words too many')
  })

  it('refuses a word that is not 32 bytes', () => {
    expect(() => decodeProof(proof.with(3, '0x1234'))).toThrow('Word 3')
  })

  it('refuses the index of a batch beyond its path', () => {
    expect(() => decodeProof(proof.with(16, `0x${'f'.repeat(64)}`))).toThrow('too large')
  })

  it.each(proofVectors.singleLevel.cases)(
    'refuses a proof without settlement layer: $name',
    (vector) => {
      expect(() => decodeProof(vector.proof)).toThrow(MalformedProofError)
    },
  )
})

describe('encodeProof', () => {
  it('refuses a path in the logs tree that has not 14 nodes', () => {
    const decoded = decodeProof(proof)
    expect(() => encodeProof({ ...decoded, logPath: decoded.logPath.slice(1) })).toThrow(
      '13 nodes instead of 14',
    )
  })
})
