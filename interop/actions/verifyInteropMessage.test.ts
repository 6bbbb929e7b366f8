import { describe, expect, it } from 'vitest'
import { interopCenterAddress } from '../addresses'
import { hashInteropMessage } from '../center/hashInteropMessage'
import { toInteropProof } from '../center/toInteropProof'
import { centerInclusion, centerMessage, centerMessageHash, centerRoot } from '../test/centerSample'
import { destinationCall } from '../test/responses'
import { rpcError, stubNode } from '../test/stubNode'
import { verifyInteropMessage } from './verifyInteropMessage'

const destination = stubNode({ eth_call: destinationCall([centerRoot]) }).client
const proof = toInteropProof(centerInclusion)
const sent = { interopHash: centerMessageHash, proof }

describe('verifyInteropMessage', () => {
  it('is true for the hash of a message that the verifier accepts', async () => {
    const node = stubNode({ eth_call: destinationCall([centerRoot]) })
    expect(await verifyInteropMessage(node.client, sent)).toBe(true)
    expect(JSON.stringify(node.calls)).not.toContain(centerMessage.data.slice(2))
  })

  it('is false for any other hash', async () => {
    const other = hashInteropMessage({ ...centerMessage, messageNum: 8n })
    expect(await verifyInteropMessage(destination, { ...sent, interopHash: other })).toBe(false)
  })

  it.each([{ sourceChainId: 272n }, { batchNumber: 9n }, { index: 0n }, { txNumberInBatch: 1 }])(
    'is false with another place: %o',
    async (change) => {
      const moved = { ...sent, proof: { ...proof, ...change } }
      expect(await verifyInteropMessage(destination, moved)).toBe(false)
    },
  )

  it('is false before the root is imported', async () => {
    const early = stubNode({ eth_call: destinationCall([]) }).client
    expect(await verifyInteropMessage(early, sent)).toBe(false)
  })

  it('throws the error of the verifier for a malformed proof', async () => {
    const broken = { ...sent, proof: { ...proof, elements: [] } }
    await expect(verifyInteropMessage(destination, broken)).rejects.toMatchObject({
      name: 'ProofRevertedError',
      errorName: 'MerklePathEmpty',
    })
  })

  it('throws with a remedy on a chain without an interop center', async () => {
    const withoutCenter = stubNode({ eth_call: '0x' }).client
    await expect(verifyInteropMessage(withoutCenter, sent)).rejects.toMatchObject({
      name: 'InteropCenterMissingError',
      message: expect.stringMatching(new RegExp(`${interopCenterAddress}[^]*npm run deploy`)),
    })
  })

  it('rethrows other errors', async () => {
    const broken = stubNode({
      eth_call: () => {
        throw rpcError(-32603, 'database is down')
      },
    }).client
    await expect(verifyInteropMessage(broken, sent)).rejects.toThrow('database is down')
  })
})
