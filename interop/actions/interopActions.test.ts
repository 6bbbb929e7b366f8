import { createPublicClient, custom, padHex } from 'viem'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { toInteropProof } from '../center/toInteropProof'
import type { messageStages } from '../messageStages'
import { centerInclusion, centerMessage, centerMessageHash } from '../test/centerSample'
import { destinationCall, executedSource, hash, receiptOf, sample } from '../test/responses'
import { stubNode } from '../test/stubNode'
import { proofVectors } from '../test/vectors'
import type { MessageProof } from './getMessageProof'
import { interopActions } from './interopActions'
import { waitForMessage } from './waitForMessage'

/** A public client with the interop actions. */
const publicClient = (node: ReturnType<typeof stubNode>) =>
  createPublicClient({ transport: custom(node.client) }).extend(interopActions())

describe('interopActions', () => {
  const source = publicClient(stubNode(executedSource))
  const destination = publicClient(
    stubNode({ eth_call: destinationCall(proofVectors.interopRoots), eth_getLogs: [] }),
  )

  it('extends a client with every action', async () => {
    const [message] = await source.interop.getMessages({ hash })
    expect(message?.data).toBe(sample.message.data)

    const proof = await source.interop.getMessageProof({ hash })
    if (!proof) throw new Error('There is no proof')
    expect(await destination.interop.getInteropRoot(proof.settlementLayer)).toBe(proof.interopRoot)
    expect(await destination.interop.verifyMessage(proof)).toBe(true)

    const status = await source.interop.getMessageStatus({ hash, destination })
    expect(status.stage).toBe('verifiable')
    expect(await source.interop.waitForMessage({ hash, destination })).toEqual(status)
    expect(await source.interop.getTransactionSettlement({ hash })).toMatchObject({
      stage: 'executed',
    })
    expect(await destination.interop.getRootImport(proof.settlementLayer)).toBeNull()
  })

  it('extends a client with the actions of the interop center', async () => {
    const node = stubNode({
      eth_call: padHex('0x01', { size: 32 }),
      eth_sendTransaction: hash,
      eth_getTransactionReceipt: receiptOf([centerInclusion.message]),
    })
    const client = publicClient(node)
    const { sender, data } = centerMessage
    expect(await client.interop.sendInteropMessage({ account: sender, data })).toBe(hash)
    expect(await client.interop.getInteropMessages({ hash })).toEqual([
      { interopHash: centerMessageHash, message: centerMessage, messageIndex: 0 },
    ])
    const proof = toInteropProof(centerInclusion)
    const sent = { interopHash: centerMessageHash, proof }
    expect(await client.interop.verifyInteropMessage(sent)).toBe(true)
  })

  it('types the status by the stage that was waited for', async () => {
    const wholeWay = await source.interop.waitForMessage({ hash, destination })
    expectTypeOf(wholeWay.proof).toEqualTypeOf<MessageProof>()

    const halfWay = await waitForMessage(source, { hash, until: 'batched' })
    expectTypeOf(halfWay.stage).toExtend<(typeof messageStages)[number]>()
    expectTypeOf(halfWay).not.toHaveProperty('proof')
  })
})
