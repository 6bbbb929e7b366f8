import { expect } from 'chai'
import { ethers } from 'hardhat'
import { getAddress, type Hex, toHex, zeroAddress } from 'viem'
import { hashInteropMessage } from '../../../interop/center/hashInteropMessage'
import {
  encodeInteropCancellation,
  encodeInteropPayload,
} from '../../../interop/center/interopPayload'
import { centerWorld } from '../helpers/centerWorld'
import { claim, depositMessage } from '../helpers/claims'
import { interopWorld, otherSourceChainId } from '../helpers/interopWorld'
import { sourceChainId } from '../helpers/settlementLayer'

/** Findings about contracts that act upon messages: the token, and what the base for receivers promises. */

const alice = getAddress(toHex(0xa11ce, { size: 20 }))
const body: Hex = '0xb0d7'
const consumed = 1n

async function worldWithDeposit() {
  const world = await interopWorld()
  const [inclusion] = await world.relay([depositMessage(world, world.alice.address)])
  if (!inclusion) throw new Error('the batch is empty')
  return { ...world, inclusion }
}

async function worldWithMessage(data: Hex, sender = alice, chainId = sourceChainId) {
  const world = await centerWorld()
  const receiver = await ethers.deployContract('ReceiverProbe')
  await receiver.approve(sourceChainId, alice)
  const message = { data, sender, sourceChainId: chainId, messageNum: 0n }
  const proof = await world.relayInterop(message, chainId)
  return { ...world, receiver, message, proof, hash: hashInteropMessage(message) }
}

describe('Security of receivers', () => {
  describe('replays are detected by message or account, not by the bytes of a proof', () => {
    it('by the token', async () => {
      const { alice, inclusion, token } = await worldWithDeposit()
      const longer = { ...inclusion, proof: [...inclusion.proof, toHex(1, { size: 32 })] }
      expect(await token.checkMessageProof(...claim(longer))).to.equal(true)
      await token.mintFor(...claim(inclusion))

      await expect(token.mintFor(...claim(longer)))
        .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyMinted')
        .withArgs(alice)
    })

    it('by a receiver', async () => {
      const world = await worldWithMessage(encodeInteropPayload({ body }))
      const { center, hash, message, proof, receiver } = world
      const longer = { ...proof, elements: [...proof.elements, toHex(1, { size: 32 })] }
      expect(await center.verifyInteropMessage(hash, longer)).to.equal(true)
      await receiver.receiveInteropMessage(message, proof)

      await expect(receiver.receiveInteropMessage(message, longer))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverAlreadySettled')
        .withArgs(hash, consumed)
    })
  })

  describe('the zero address of an unregistered chain is never an approved sender', () => {
    it('at the token', async () => {
      const { inclusion, token } = await worldWithDeposit()
      const unknownChain = 61_002n
      const message = { ...inclusion.message, sender: zeroAddress }
      expect(await token.approvedStakingContracts(unknownChain)).to.equal(zeroAddress)
      await expect(token.mintFor(...claim({ ...inclusion, sourceChainId: unknownChain, message })))
        .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
        .withArgs(unknownChain, zeroAddress)
    })

    it('at a receiver', async () => {
      const data = encodeInteropPayload({ body })
      const world = await worldWithMessage(data, zeroAddress, otherSourceChainId)
      const { message, proof, receiver } = world
      expect(await receiver.approvedSenders(otherSourceChainId)).to.equal(zeroAddress)
      await expect(receiver.receiveInteropMessage(message, proof))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverUnapprovedSource')
        .withArgs(otherSourceChainId, zeroAddress)
    })
  })

  it('a message is consumed before it is processed, so that reentrancy has no effect', async () => {
    const world = await worldWithMessage(encodeInteropPayload({ body }))
    const { hash, message, proof, receiver } = world
    await receiver.reenter(
      receiver.interface.encodeFunctionData('receiveInteropMessage', [message, proof]),
    )
    await receiver.receiveInteropMessage(message, proof)

    expect(await receiver.reentered()).to.equal(false)
    expect(await receiver.result()).to.equal(
      receiver.interface.encodeErrorResult('InteropReceiverAlreadySettled', [hash, consumed]),
    )
    expect(await receiver.queryFilter(receiver.filters.Processed())).to.have.lengthOf(1)
  })

  it('a message is accepted only on its destination chain', async () => {
    const { chainId } = await ethers.provider.getNetwork()
    const elsewhere = encodeInteropPayload({ body, destinationChainId: chainId + 1n })
    const { message, proof, receiver } = await worldWithMessage(elsewhere)
    await expect(receiver.receiveInteropMessage(message, proof))
      .to.be.revertedWithCustomError(receiver, 'InteropReceiverWrongDestination')
      .withArgs(chainId + 1n)
  })

  it('payload encoding is injective: adjacent fields cannot be shifted', () => {
    const bodies: Hex[] = ['0x', '0x00', '0x01', '0x0001', '0x0100']
    const payloads = [0n, 1n, 256n].flatMap((destinationChainId) =>
      [0n, 1n, 256n].flatMap((deadline) =>
        bodies.map((body) => encodeInteropPayload({ destinationChainId, deadline, body })),
      ),
    )
    const cancellations = [0, 1, 256].map((hash) =>
      encodeInteropCancellation(toHex(hash, { size: 32 })),
    )
    const all = [...payloads, ...cancellations]
    expect(new Set(all).size).to.equal(all.length)
  })
})
