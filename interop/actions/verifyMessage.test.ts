import { describe, expect, it } from 'vitest'
import { ProofRevertedError } from '../errors/proof'
import { destinationCall, sample } from '../test/responses'
import { rpcError, stubNode } from '../test/stubNode'
import { proofVectors } from '../test/vectors'
import { getInteropRoot } from './getInteropRoot'
import { verifyMessage } from './verifyMessage'

const destination = stubNode({ eth_call: destinationCall(proofVectors.interopRoots) }).client
const withoutContracts = stubNode({ eth_call: '0x' }).client
const id = { chainId: sample.gatewayChainId, blockNumber: sample.gatewayBlock }
const inclusion = { ...sample, sourceChainId: sample.srcChainId }

describe('getInteropRoot', () => {
  it('is the root that the chain has imported', async () => {
    expect(await getInteropRoot(destination, id)).toBe(sample.interopRoot)
  })

  it('is null until the chain has imported it', async () => {
    expect(await getInteropRoot(destination, { ...id, blockNumber: 1n })).toBeNull()
  })

  it('throws if the chain has no such contract', async () => {
    await expect(getInteropRoot(withoutContracts, id)).rejects.toMatchObject({
      name: 'InteropUnsupportedError',
      shortMessage: expect.stringContaining('10008'),
    })
  })

  it('rethrows other errors', async () => {
    const broken = stubNode({
      eth_call: () => {
        throw rpcError(-32603, 'database is down')
      },
    }).client
    await expect(getInteropRoot(broken, id)).rejects.toThrow('database is down')
  })
})

describe('verifyMessage', () => {
  it('is true for a message that the verifier accepts', async () => {
    expect(await verifyMessage(destination, inclusion)).toBe(true)
  })

  it('is false for a message that the verifier rejects', async () => {
    expect(await verifyMessage(destination, { ...inclusion, batchNumber: 999n })).toBe(false)
  })

  it.each(proofVectors.mutated.filter(({ revert }) => revert))(
    'carries the contract error of $base with $mutation',
    async ({ srcChainId, ...mutated }) => {
      const error = await verifyMessage(destination, {
        ...mutated,
        sourceChainId: srcChainId,
      }).catch((thrown) => thrown)
      expect(error).toBeInstanceOf(ProofRevertedError)
      expect({ name: error.errorName, args: error.args }).toEqual(mutated.revert)
    },
  )

  it('throws if the chain has no such contract', async () => {
    await expect(verifyMessage(withoutContracts, inclusion)).rejects.toMatchObject({
      name: 'InteropUnsupportedError',
      shortMessage: expect.stringContaining('10009'),
    })
  })

  it("rethrows reverts that are not the verifier's", async () => {
    const broken = stubNode({
      eth_call: () => {
        throw Object.assign(rpcError(3, 'execution reverted'), { data: '0x12345678' })
      },
    }).client
    await expect(verifyMessage(broken, inclusion)).rejects.toThrow('0x12345678')
  })
})
