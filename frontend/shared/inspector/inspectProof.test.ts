import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { proofVectors } from '../../../interop/test/vectors'
import { describeFault } from './describeFault'
import { inspectProof } from './inspectProof'
import { wordRoles } from './wordRoles'

const [vector] = proofVectors.documented
if (!vector) throw new Error('There is no documented proof')
const { srcChainId, gatewayChainId, gatewayBlock, interopRoot, chainBatchRoot, ...rest } = vector
const proof = {
  ...rest,
  sourceChainId: srcChainId,
  settlementLayer: { chainId: gatewayChainId, blockNumber: gatewayBlock },
  interopRoot,
  root: chainBatchRoot,
}
const roles = wordRoles(proof.proof)
const inspect = (...broken: number[]) =>
  inspectProof(proof, { published: {}, broken: new Set(broken) })
const faultOf = (role: string) => {
  const index = roles.findIndex((text) => text.startsWith(role))
  expect(index).toBeGreaterThanOrEqual(0)
  return describeFault(inspect(index), 1)
}

describe('wordRoles', () => {
  it('knows what each word of a proof is for', () => {
    expect(roles).toHaveLength(proof.proof.length)
    expect(roles.filter((role) => role.endsWith('of the logs tree'))).toHaveLength(14)
    expect(roles.filter((role) => role.startsWith('metadata'))).toHaveLength(2)
    expect(roles[0]).toMatch(/^metadata/)
  })

  it('knows no roles in words of another shape', () => {
    expect(wordRoles([zeroHash, zeroHash])).toEqual(['word', 'word'])
  })
})

describe('inspectProof', () => {
  it('finds no fault in the proof as the node gave it', () => {
    const inspected = inspect()
    expect(describeFault(inspected, 0)).toBeNull()
    expect(inspected.levels.every(({ matches }) => matches)).toBe(true)
    expect(inspected.inclusion.proof).toEqual(proof.proof)
  })

  it.each([
    ['sibling at height 0 of the logs tree', '"Logs root"'],
    ["the chain's aggregated root", '"Chain batch root"'],
    ['sibling at height 0 of the tree of batches', '"Chain root"'],
    ['sibling at height 0 of the shared tree', '"Interop root"'],
  ])('says where it fails when %s is broken', (role, level) => {
    expect(faultOf(role)).toContain(`One word is broken. It fails at the level ${level}`)
  })

  it('says that a proof leads elsewhere', () => {
    expect(faultOf('chain id of the settlement layer')).toContain('which has no such root')
  })

  it('finds no word that can be broken without a fault', () => {
    for (const index of roles.keys())
      expect(describeFault(inspect(index), 1)).toContain('does not hold')
  })

  it('says that a published value differs', () => {
    const inspected = inspectProof(proof, {
      published: { chainRoot: zeroHash },
      broken: new Set(),
    })
    expect(describeFault(inspected, 0)).toBe(
      'This proof does not hold. It fails at the level "Chain root", and with it at all above.',
    )
  })
})
