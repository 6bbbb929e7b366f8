import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { proofVectors } from '../../../interop/test/vectors'
import { describeProofError } from './describeProofError'
import { elementRoles } from './elementRoles'
import { inspectProof } from './inspectProof'

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
const roles = elementRoles(proof.proof)
const inspect = (...tampered: number[]) =>
  inspectProof(proof, { published: {}, tampered: new Set(tampered) })
const errorOf = (role: string) => {
  const index = roles.findIndex((text) => text.startsWith(role))
  expect(index).toBeGreaterThanOrEqual(0)
  return describeProofError(inspect(index), 1)
}

describe('elementRoles', () => {
  it('describes each element of a proof', () => {
    expect(roles).toHaveLength(proof.proof.length)
    expect(roles.filter((role) => role.endsWith('of the logs tree'))).toHaveLength(14)
    expect(roles.filter((role) => role.startsWith('metadata'))).toHaveLength(2)
    expect(roles[0]).toMatch(/^metadata/)
  })

  it('returns no roles for a proof that cannot be decoded', () => {
    expect(elementRoles([zeroHash, zeroHash])).toEqual(['element', 'element'])
  })
})

describe('inspectProof', () => {
  it('accepts the original proof', () => {
    const inspected = inspect()
    expect(describeProofError(inspected, 0)).toBeNull()
    expect(inspected.levels.every(({ matches }) => matches)).toBe(true)
    expect(inspected.inclusion.proof).toEqual(proof.proof)
  })

  it.each([
    ['sibling at height 0 of the logs tree', '"Logs root"'],
    ["the chain's aggregated root", '"Chain batch root"'],
    ['sibling at height 0 of the batch tree', '"Chain root"'],
    ['sibling at height 0 of the shared tree', '"Interop root"'],
  ])('reports the level that fails if %s is tampered with', (role, level) => {
    expect(errorOf(role)).toContain(`1 element was changed. It fails at the level ${level}`)
  })

  it('reports a proof that leads to another block or chain', () => {
    expect(errorOf('chain id of the settlement layer')).toContain('which has no such root')
  })

  it('detects tampering with any element', () => {
    for (const index of roles.keys())
      expect(describeProofError(inspect(index), 1)).toContain('Invalid proof')
  })

  it('reports a published value that differs', () => {
    const inspected = inspectProof(proof, {
      published: { chainRoot: zeroHash },
      tampered: new Set(),
    })
    expect(describeProofError(inspected, 0)).toBe(
      'Invalid proof. It fails at the level "Chain root" and all levels above.',
    )
  })
})
