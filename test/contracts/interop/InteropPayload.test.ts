import { expect } from 'chai'
import { ethers } from 'hardhat'
import type { Hex } from 'viem'
import {
  encodeInteropCancellation,
  encodeInteropPayload,
} from '../../../interop/center/interopPayload'

const payloads: { destinationChainId: bigint; deadline: bigint; body: Hex }[] = [
  { destinationChainId: 0n, deadline: 0n, body: '0x' },
  { destinationChainId: 37_427n, deadline: 1_800_000_000n, body: '0xb0d7' },
  { destinationChainId: 2n ** 256n - 1n, deadline: 2n ** 64n - 1n, body: `0x${'5a'.repeat(100)}` },
]

describe('InteropPayload', () => {
  for (const payload of payloads) {
    const { destinationChainId, deadline, body } = payload
    it(`encodes a message as the client library does, and reads it again: ${deadline}`, async () => {
      const probe = await ethers.deployContract('PayloadProbe')
      const data = encodeInteropPayload(payload)
      expect(await probe.encode(destinationChainId, deadline, body)).to.equal(data)
      expect(await probe.isMessage(data)).to.equal(true)
      expect(await probe.decode(data)).to.deep.equal([destinationChainId, deadline, body])
    })
  }

  it('encodes a cancellation as the client library does, and knows what it cancels', async () => {
    const probe = await ethers.deployContract('PayloadProbe')
    const hash: Hex = `0x${'5a'.repeat(32)}`
    const otherHash: Hex = `0x${'5b'.repeat(32)}`
    const data = encodeInteropCancellation(hash)
    expect(await probe.encodeCancellation(hash)).to.equal(data)
    expect(await probe.isCancellation(data, hash)).to.equal(true)
    expect(await probe.isCancellation(data, otherHash)).to.equal(false)
  })

  it('never takes one kind for the other, whatever follows the kind', async () => {
    const probe = await ethers.deployContract('PayloadProbe')
    const hash: Hex = `0x${'5a'.repeat(32)}`
    expect(await probe.isMessage(`${encodeInteropCancellation(hash)}${'00'.repeat(64)}`)).to.equal(
      false,
    )
    expect(await probe.isCancellation(`0x01${hash.slice(2)}`, hash)).to.equal(false)
  })
})
