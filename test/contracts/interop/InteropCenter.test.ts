import { expect } from 'chai'
import { ethers } from 'hardhat'
import { getAddress, type Hex, keccak256, numberToHex } from 'viem'
import { interopCenterAddress } from '../../../interop/addresses'
import { encodeInteropMessage } from '../../../interop/center/encodeInteropMessage'
import { hashInteropMessage } from '../../../interop/center/hashInteropMessage'
import type { InteropMessage } from '../../../interop/types'
import { centerWorld, type ProofArgument } from '../helpers/centerWorld'
import { otherSourceChainId } from '../helpers/interopWorld'
import { sourceChainId } from '../helpers/settlementLayer'

/** A message of the source chain's center. */
const message: InteropMessage = {
  data: '0x1234',
  sender: getAddress(numberToHex(0xabc, { size: 20 })),
  sourceChainId,
  messageNum: 41n,
}

describe('InteropCenter', () => {
  describe('sendInteropMessage', () => {
    /** The message that the center of this chain makes of the data. */
    async function expected(data: Hex, sender: string, messageNum: bigint) {
      const { chainId } = await ethers.provider.getNetwork()
      return { data, sender: getAddress(sender), sourceChainId: chainId, messageNum }
    }

    for (const length of [0, 1, 31, 32, 33, 1000])
      it(`default: sends the encoded message, and returns its hash (${length} bytes)`, async () => {
        const { alice, center, messenger } = await centerWorld()
        const data: Hex = `0x${'5a'.repeat(length)}`
        const message = await expected(data, alice.address, 0n)

        expect(await center.connect(alice).sendInteropMessage.staticCall(data)).to.equal(
          hashInteropMessage(message),
        )
        const sending = center.connect(alice).sendInteropMessage(data)
        await expect(sending)
          .to.emit(messenger, 'L1MessageSent')
          .withArgs(
            interopCenterAddress,
            hashInteropMessage(message),
            encodeInteropMessage(message),
          )
        await expect(sending)
          .to.emit(center, 'InteropMessageSent')
          .withArgs(hashInteropMessage(message), alice, 0)
      })

    it('behavior: numbers the messages of all senders, so that equal ones are distinguishable', async () => {
      const { alice, bob, center } = await centerWorld()
      expect(await center.messageCount()).to.equal(0)
      for (const [messageNum, sender] of [alice, alice, bob].entries()) {
        const message = await expected('0xaa', sender.address, BigInt(messageNum))
        await expect(center.connect(sender).sendInteropMessage('0xaa'))
          .to.emit(center, 'InteropMessageSent')
          .withArgs(hashInteropMessage(message), sender, messageNum)
        expect(await center.messageCount()).to.equal(messageNum + 1)
      }
    })

    it('behavior: the sender is the contract that calls, not the account behind it', async () => {
      const { alice, center } = await centerWorld()
      const caller = await ethers.deployContract('CenterCaller')
      await expect(caller.connect(alice).send('0x'))
        .to.emit(center, 'InteropMessageSent')
        .withArgs(
          hashInteropMessage(await expected('0x', await caller.getAddress(), 0n)),
          caller,
          0,
        )
    })
  })

  describe('verifyInteropMessage', () => {
    it('default: true for a message that a center sent, without its data', async () => {
      const { center, relayInterop } = await centerWorld()
      const proof = await relayInterop(message)
      expect(await center.verifyInteropMessage(hashInteropMessage(message), proof)).to.equal(true)
    })

    it('behavior: the same however often it is asked, and with any proof that fits', async () => {
      const { center, relayInterop } = await centerWorld()
      const proof = await relayInterop(message)
      const longer = { ...proof, elements: [...proof.elements, ethers.ZeroHash] }
      for (const given of [proof, proof, longer])
        expect(await center.verifyInteropMessage(hashInteropMessage(message), given)).to.equal(true)
    })

    it('default: false before the root is imported', async () => {
      const { center, settleInterop } = await centerWorld()
      const proof = await settleInterop(message)
      expect(await center.verifyInteropMessage(hashInteropMessage(message), proof)).to.equal(false)
    })

    const changed: Record<string, Partial<InteropMessage>> = {
      data: { data: '0x1235' },
      sender: { sender: getAddress(numberToHex(0xabd, { size: 20 })) },
      'source chain': { sourceChainId: otherSourceChainId },
      number: { messageNum: 42n },
    }
    for (const [name, change] of Object.entries(changed))
      it(`default: false for a message with another ${name}`, async () => {
        const { center, relayInterop } = await centerWorld()
        const proof = await relayInterop(message)
        const other = hashInteropMessage({ ...message, ...change })
        expect(await center.verifyInteropMessage(other, proof)).to.equal(false)
      })

    const moved: Record<string, (proof: ProofArgument) => Partial<ProofArgument>> = {
      chain: () => ({ sourceChainId: otherSourceChainId }),
      batch: ({ batchNumber }) => ({ batchNumber: batchNumber + 1n }),
      index: ({ index }) => ({ index: index - 1n }),
      transaction: ({ txNumberInBatch }) => ({ txNumberInBatch: txNumberInBatch + 1 }),
      word: ({ elements }) => ({ elements: elements.with(3, ethers.ZeroHash) }),
    }
    for (const [name, move] of Object.entries(moved))
      it(`default: false with another ${name}`, async () => {
        const { center, relayInterop } = await centerWorld()
        const proof = await relayInterop(message)
        const other = { ...proof, ...move(proof) }
        expect(await center.verifyInteropMessage(hashInteropMessage(message), other)).to.equal(
          false,
        )
      })

    it('default: false for the same bytes sent by anyone but the center', async () => {
      const { alice, center, relay } = await centerWorld()
      const data = encodeInteropMessage(message)
      const sender = getAddress(alice.address)
      const [inclusion] = await relay([{ txNumberInBatch: 0, sender, data }])
      if (!inclusion) throw new Error('the batch is empty')
      const { message: _, proof, ...place } = inclusion
      const elements = [...proof]
      expect(
        await center.verifyInteropMessage(keccak256(data), {
          ...place,
          txNumberInBatch: 0,
          elements,
        }),
      ).to.equal(false)
    })

    it('behavior: a center at another address takes only what its own copies sent', async () => {
      const { relayInterop } = await centerWorld()
      const proof = await relayInterop(message)
      const elsewhere = await ethers.deployContract('InteropCenter')
      expect(await elsewhere.verifyInteropMessage(hashInteropMessage(message), proof)).to.equal(
        false,
      )
    })

    it('error: that of the verifier, for a proof that is not well-formed', async () => {
      const { center, relayInterop, verifier } = await centerWorld()
      const proof = { ...(await relayInterop(message)), elements: [] }
      await expect(
        center.verifyInteropMessage(hashInteropMessage(message), proof),
      ).to.be.revertedWithCustomError(verifier, 'MerklePathEmpty')
    })
  })
})
