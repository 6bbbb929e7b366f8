import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProofRevertedError } from '../errors/proof'
import { flipBit, history, proveFromHistory, settlementLayer } from '../test/history'
import type { MessageInclusion } from '../types'
import { computeInteropRoot } from './computeInteropRoot'
import { decodeProof } from './decodeProof'
import { encodeProof } from './encodeProof'
import { type InteropRootReader, verifyProof } from './verifyProof'

const pick = fc.record({ batch: fc.nat(), message: fc.nat() })
const proven = fc.tuple(history, pick).map(([past, picked]) => proveFromHistory(past, picked))

/** A chain that imported the one root, under any key: only the hashes can invalidate a proof. */
const onlyRoot =
  (root: `0x${string}`): InteropRootReader =>
  () =>
    root

const isAccepted = (inclusion: MessageInclusion, readRoot: InteropRootReader) => {
  try {
    return verifyProof(inclusion, readRoot)
  } catch (error) {
    if (error instanceof ProofRevertedError) return false
    throw error
  }
}

describe('proofs of any history', () => {
  it('lead to the interop root of their settlement block', () => {
    fc.assert(
      fc.property(proven, ({ interopRoot, ...inclusion }) => {
        expect(computeInteropRoot(inclusion)).toEqual({ ...settlementLayer, root: interopRoot })
        expect(verifyProof(inclusion, onlyRoot(interopRoot))).toBe(true)
      }),
    )
  })

  it('are rejected if one bit of one element is flipped', () => {
    fc.assert(
      fc.property(proven, fc.nat(), fc.nat(255), ({ interopRoot, ...inclusion }, at, bit) => {
        const word = at % inclusion.proof.length
        // Any value but zero marks the second part as final.
        const secondMetadata = 19 + decodeProof(inclusion.proof).batchPath.length
        fc.pre(word !== secondMetadata || bit <= 224 || bit >= 232)
        const original = inclusion.proof[word]
        if (original === undefined) throw new Error('The proof has no such word')
        const proof = inclusion.proof.with(word, flipBit(original, bit))
        const stored: InteropRootReader = ({ chainId, blockNumber }) =>
          chainId === settlementLayer.chainId && blockNumber === settlementLayer.blockNumber
            ? interopRoot
            : null
        expect(isAccepted({ ...inclusion, proof }, stored)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('are rejected for any other message, position, batch or chain', () => {
    const change = fc.constantFrom<(inclusion: MessageInclusion) => Partial<MessageInclusion>>(
      ({ message }) => ({ message: { ...message, data: `${message.data}00` } }),
      ({ message }) => ({
        message: { ...message, txNumberInBatch: (message.txNumberInBatch + 1) % 0x10000 },
      }),
      ({ message }) => ({
        message: { ...message, sender: '0x000000000000000000000000000000000000dEaD' },
      }),
      ({ index }) => ({ index: index ^ 1 }),
      ({ index }) => ({ index: index + 16_384 }),
      ({ batchNumber }) => ({ batchNumber: batchNumber + 1n }),
      ({ sourceChainId }) => ({ sourceChainId: sourceChainId + 1n }),
    )
    fc.assert(
      fc.property(proven, change, ({ interopRoot, ...inclusion }, changed) => {
        const altered = { ...inclusion, ...changed(inclusion) }
        expect(isAccepted(altered, onlyRoot(interopRoot))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('are the same after decoding and encoding', () => {
    fc.assert(
      fc.property(proven, ({ proof }) => {
        expect(encodeProof(decodeProof(proof))).toEqual(proof)
      }),
    )
  })
})
