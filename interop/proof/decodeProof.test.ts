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

  it.each([...proof.keys()])('throws for a proof of only its first %i elements', (length) => {
    expect(() => decodeProof(proof.slice(0, length))).toThrow(MalformedProofError)
  })

  it('throws for extra elements, which the verifier ignores', () => {
    expect(() => decodeProof([...proof, zeroHash])).toThrow('It has 1 extra elements')
  })

  it('throws for an element that is not 32 bytes', () => {
    expect(() => decodeProof(proof.with(3, '0x1234'))).toThrow('Element 3')
  })

  it('throws for a batch index beyond its path', () => {
    expect(() => decodeProof(proof.with(16, `0x${'f'.repeat(64)}`))).toThrow('too large')
  })

  it.each(proofVectors.singleLevel.cases)(
    'throws for a proof without a settlement layer: $name',
    (vector) => {
      expect(() => decodeProof(vector.proof)).toThrow(MalformedProofError)
    },
  )
})

describe('encodeProof', () => {
  it('throws for a path in the logs tree without 14 nodes', () => {
    const decoded = decodeProof(proof)
    expect(() => encodeProof({ ...decoded, logPath: decoded.logPath.slice(1) })).toThrow(
      '13 nodes instead of 14',
    )
  })
})
