import { describe, expect, it } from 'vitest'
import { ProofRevertedError } from '../errors/proof'
import { destinationCall, sample } from '../test/answers'
import { refusal, stubNode } from '../test/stubNode'
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

  it('is null as long as the chain has not imported it', async () => {
    expect(await getInteropRoot(destination, { ...id, blockNumber: 1n })).toBeNull()
  })

  it('says so when the chain has no such contract', async () => {
    await expect(getInteropRoot(withoutContracts, id)).rejects.toMatchObject({
      name: 'InteropUnsupportedError',
      shortMessage: expect.stringContaining('10008'),
    })
  })

  it('passes on any other failure', async () => {
    const broken = stubNode({
      eth_call: () => {
        throw refusal(-32603, 'database is down')
      },
    }).client
    await expect(getInteropRoot(broken, id)).rejects.toThrow('database is down')
  })
})

describe('verifyMessage', () => {
  it('is true for a message that the verifier accepts', async () => {
    expect(await verifyMessage(destination, inclusion)).toBe(true)
  })

  it('is false for a message that it does not accept', async () => {
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

  it('says so when the chain has no such contract', async () => {
    await expect(verifyMessage(withoutContracts, inclusion)).rejects.toMatchObject({
      name: 'InteropUnsupportedError',
      shortMessage: expect.stringContaining('10009'),
    })
  })

  it('passes on a revert that is none of the verifier', async () => {
    const broken = stubNode({
      eth_call: () => {
        throw Object.assign(refusal(3, 'execution reverted'), { data: '0x12345678' })
      },
    }).client
    await expect(verifyMessage(broken, inclusion)).rejects.toThrow('0x12345678')
  })
})
