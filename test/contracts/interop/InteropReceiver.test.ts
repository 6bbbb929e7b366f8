import { time } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { ethers } from 'hardhat'
import {
  type Address,
  concat,
  getAddress,
  type Hash,
  type Hex,
  hexToBigInt,
  numberToHex,
  zeroAddress,
} from 'viem'
import { hashInteropMessage } from '../../../interop/center/hashInteropMessage'
import {
  encodeInteropCancellation,
  encodeInteropPayload,
} from '../../../interop/center/interopPayload'
import type { InteropMessage } from '../../../interop/types'
import { centerWorld, type ProofArgument, rawMessage } from '../helpers/centerWorld'
import { otherSourceChainId } from '../helpers/interopWorld'
import { sourceChainId } from '../helpers/settlementLayer'

const status = { unknown: 0n, consumed: 1n, canceled: 2n }
const body: Hex = '0xb0d7'
const alice = getAddress(numberToHex(0xa11ce, { size: 20 }))
const mallory = getAddress(numberToHex(0xbad, { size: 20 }))

let lastNumber = 0n
/** A new message of alice, whom the receiver trusts on the source chain. */
function messageOf(change: Partial<InteropMessage> = {}): InteropMessage {
  lastNumber += 1n
  const data = encodeInteropPayload({ body })
  return { data, sender: alice, sourceChainId, messageNum: lastNumber, ...change }
}

async function receiverWorld() {
  const world = await centerWorld()
  const receiver = await ethers.deployContract('ReceiverProbe')
  await receiver.approve(sourceChainId, alice)
  return { ...world, receiver }
}

/** A world in which a message of alice can be consumed. */
async function worldWithMessage(change: Partial<InteropMessage> = {}) {
  const world = await receiverWorld()
  const message = messageOf(change)
  const proof = await world.relayInterop(message, message.sourceChainId)
  return { ...world, message, proof, hash: hashInteropMessage(message) }
}

describe('InteropReceiver', () => {
  describe('receiveInteropMessage', () => {
    it('default: processes the message for any caller, and marks it as consumed', async () => {
      const { bob, hash, message, proof, receiver } = await worldWithMessage()
      expect(await receiver.messageStatus(hash)).to.equal(status.unknown)

      const receiving = receiver.connect(bob).receiveInteropMessage(message, proof)
      await expect(receiving)
        .to.emit(receiver, 'InteropMessageConsumed')
        .withArgs(hash, sourceChainId, alice)
      await expect(receiving)
        .to.emit(receiver, 'Processed')
        .withArgs(hash, alice, message.messageNum, body)
      expect(await receiver.messageStatus(hash)).to.equal(status.consumed)
    })

    it('args: data that holds nothing but its header', async () => {
      const { hash, message, proof, receiver } = await worldWithMessage({
        data: encodeInteropPayload({ body: '0x' }),
      })
      await expect(receiver.receiveInteropMessage(message, proof))
        .to.emit(receiver, 'Processed')
        .withArgs(hash, alice, message.messageNum, '0x')
    })

    it('behavior: takes two messages of equal data, each once', async () => {
      const { receiver, relayInterop } = await receiverWorld()
      for (const message of [messageOf(), messageOf()]) {
        const proof = await relayInterop(message)
        await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
      }
    })

    describe('a second time: InteropReceiverAlreadySettled', () => {
      const again: Record<
        string,
        (world: Awaited<ReturnType<typeof worldWithMessage>>) => Promise<ProofArgument>
      > = {
        'with the same proof': async ({ proof }) => proof,
        'with the proof encoded differently': async ({ proof }) => ({
          ...proof,
          elements: [...proof.elements, ethers.ZeroHash],
        }),
        'with the proof of another batch that holds the same bytes': ({ message, relayInterop }) =>
          relayInterop(message),
      }
      for (const [name, prove] of Object.entries(again))
        it(name, async () => {
          const world = await worldWithMessage()
          const { center, hash, message, proof, receiver } = world
          const second = await prove(world)
          expect(await center.verifyInteropMessage(hash, second)).to.equal(true)
          await receiver.receiveInteropMessage(message, proof)

          await expect(receiver.receiveInteropMessage(message, second))
            .to.be.revertedWithCustomError(receiver, 'InteropReceiverAlreadySettled')
            .withArgs(hash, status.consumed)
        })
    })

    describe('from a source that is not approved: InteropReceiverUnapprovedSource', () => {
      const sources: Record<string, { sender: Address; sourceChainId: bigint }> = {
        'another sender': { sender: mallory, sourceChainId },
        'the same address on another chain': { sender: alice, sourceChainId: otherSourceChainId },
        'the zero address, which a chain without an approved sender has': {
          sender: zeroAddress,
          sourceChainId: otherSourceChainId,
        },
      }
      for (const [name, source] of Object.entries(sources))
        it(name, async () => {
          const { center, hash, message, proof, receiver } = await worldWithMessage(source)
          expect(await center.verifyInteropMessage(hash, proof)).to.equal(true)
          await expect(receiver.receiveInteropMessage(message, proof))
            .to.be.revertedWithCustomError(receiver, 'InteropReceiverUnapprovedSource')
            .withArgs(source.sourceChainId, source.sender)
        })
    })

    for (const [named, speaking] of [
      [sourceChainId, otherSourceChainId],
      [otherSourceChainId, sourceChainId],
    ] as const)
      it(`error: InteropReceiverWrongChain, for chain ${speaking} that speaks for ${named}`, async () => {
        const { center, receiver, relayInterop } = await receiverWorld()
        await receiver.approve(named, alice)
        const message = messageOf({ sourceChainId: named })
        // Other code in the center's place can name any source, on a chain whose operator put it there.
        const proof = await relayInterop(message, speaking)
        expect(await center.verifyInteropMessage(hashInteropMessage(message), proof)).to.equal(true)

        await expect(receiver.receiveInteropMessage(message, proof))
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverWrongChain')
          .withArgs(named, speaking)
      })

    describe('without proof: InteropReceiverInvalidProof', () => {
      it('before the root is imported', async () => {
        const { receiver, settleInterop } = await receiverWorld()
        const message = messageOf()
        const proof = await settleInterop(message)
        await expect(receiver.receiveInteropMessage(message, proof))
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverInvalidProof')
          .withArgs(hashInteropMessage(message))
      })

      it('with the proof of another message', async () => {
        const { proof, receiver } = await worldWithMessage()
        const other = messageOf()
        await expect(receiver.receiveInteropMessage(other, proof))
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverInvalidProof')
          .withArgs(hashInteropMessage(other))
      })

      const altered: Record<string, (proof: ProofArgument) => Partial<ProofArgument>> = {
        batch: ({ batchNumber }) => ({ batchNumber: batchNumber + 1n }),
        index: ({ index }) => ({ index: index - 1n }),
        transaction: ({ txNumberInBatch }) => ({ txNumberInBatch: txNumberInBatch + 1 }),
      }
      for (const [name, alter] of Object.entries(altered))
        it(`with another ${name}`, async () => {
          const { message, proof, receiver } = await worldWithMessage()
          await expect(
            receiver.receiveInteropMessage(message, { ...proof, ...alter(proof) }),
          ).to.be.revertedWithCustomError(receiver, 'InteropReceiverInvalidProof')
        })

      it('for the same bytes sent by anyone but the center', async () => {
        const { proof, receiver, relay } = await worldWithMessage()
        const message = messageOf()
        const [inclusion] = await relay([{ ...rawMessage(message), sender: mallory }])
        if (!inclusion) throw new Error('the batch is empty')
        const { batchNumber, index } = inclusion
        await expect(
          receiver.receiveInteropMessage(message, {
            ...proof,
            batchNumber,
            index: BigInt(index),
            txNumberInBatch: 0,
            elements: [...inclusion.proof],
          }),
        ).to.be.revertedWithCustomError(receiver, 'InteropReceiverInvalidProof')
      })
    })

    it('error: that of the verifier, for a proof that is not well-formed', async () => {
      const { message, proof, receiver, verifier } = await worldWithMessage()
      await expect(
        receiver.receiveInteropMessage(message, { ...proof, elements: [] }),
      ).to.be.revertedWithCustomError(verifier, 'MerklePathEmpty')
    })

    describe('data that is no message: InteropReceiverMalformedPayload', () => {
      const header = encodeInteropPayload({ body: '0x' })
      const malformed: Record<string, Hex> = {
        nothing: '0x',
        'a header that lacks its last byte': `0x${header.slice(2, -2)}`,
        'of no kind': concat(['0x00', `0x${header.slice(4)}`]),
        'a cancellation, however long': concat(['0x02', `0x${header.slice(4)}`]),
      }
      for (const [name, data] of Object.entries(malformed))
        it(name, async () => {
          const { message, proof, receiver } = await worldWithMessage({ data })
          await expect(receiver.receiveInteropMessage(message, proof))
            .to.be.revertedWithCustomError(receiver, 'InteropReceiverMalformedPayload')
            .withArgs(data)
        })
    })

    describe('destination', () => {
      it('default: takes a message for this chain', async () => {
        const { chainId } = await ethers.provider.getNetwork()
        const data = encodeInteropPayload({ body, destinationChainId: chainId })
        const { message, proof, receiver } = await worldWithMessage({ data })
        await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
      })

      for (const destinationChainId of [1n, 2n ** 256n - 1n])
        it(`error: InteropReceiverWrongDestination, for chain ${destinationChainId}`, async () => {
          const data = encodeInteropPayload({ body, destinationChainId })
          const { message, proof, receiver } = await worldWithMessage({ data })
          await expect(receiver.receiveInteropMessage(message, proof))
            .to.be.revertedWithCustomError(receiver, 'InteropReceiverWrongDestination')
            .withArgs(destinationChainId)
        })
    })

    describe('deadline', () => {
      async function worldWithDeadline() {
        const deadline = BigInt((await time.latest()) + 10_000)
        const data = encodeInteropPayload({ body, deadline })
        return { ...(await worldWithMessage({ data })), deadline }
      }

      it('default: takes a message before', async () => {
        const { message, proof, receiver } = await worldWithDeadline()
        await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
      })

      it('default: takes a message in the last second', async () => {
        const { deadline, message, proof, receiver } = await worldWithDeadline()
        await time.setNextBlockTimestamp(deadline)
        await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
      })

      it('error: InteropReceiverDeadlinePassed, a second later', async () => {
        const { deadline, message, proof, receiver } = await worldWithDeadline()
        await time.setNextBlockTimestamp(deadline + 1n)
        await expect(receiver.receiveInteropMessage(message, proof))
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverDeadlinePassed')
          .withArgs(deadline)
      })
    })

    it('behavior: what the receiver refuses stays as it was, and can be tried again', async () => {
      const { hash, message, proof, receiver } = await worldWithMessage()
      await receiver.refuse(true)
      await expect(receiver.receiveInteropMessage(message, proof)).to.be.revertedWithCustomError(
        receiver,
        'ProbeRefuses',
      )
      expect(await receiver.messageStatus(hash)).to.equal(status.unknown)

      await receiver.refuse(false)
      await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
    })

    describe('entered again while it processes a message', () => {
      it('refuses the same message: InteropReceiverAlreadySettled', async () => {
        const { hash, message, proof, receiver } = await worldWithMessage()
        const { interface: contract } = receiver
        await receiver.reenter(
          contract.encodeFunctionData('receiveInteropMessage', [message, proof]),
        )

        await receiver.receiveInteropMessage(message, proof)

        expect(await receiver.reentered()).to.equal(false)
        expect(await receiver.result()).to.equal(
          contract.encodeErrorResult('InteropReceiverAlreadySettled', [hash, status.consumed]),
        )
        expect(await receiver.queryFilter(receiver.filters.Processed())).to.have.lengthOf(1)
      })

      it('takes another message, which then is consumed too', async () => {
        const { hash, message, proof, receiver, relayInterop } = await worldWithMessage()
        const inner = messageOf()
        await receiver.reenter(
          receiver.interface.encodeFunctionData('receiveInteropMessage', [
            inner,
            await relayInterop(inner),
          ]),
        )

        await receiver.receiveInteropMessage(message, proof)

        expect(await receiver.reentered()).to.equal(true)
        for (const consumed of [hash, hashInteropMessage(inner)])
          expect(await receiver.messageStatus(consumed)).to.equal(status.consumed)
      })
    })
  })

  describe('cancelInteropMessage', () => {
    /** A cancellation by alice, with its proof. */
    async function cancellationOf(
      { relayInterop }: Pick<Awaited<ReturnType<typeof receiverWorld>>, 'relayInterop'>,
      canceled: Hash,
      change: Partial<InteropMessage> = {},
    ) {
      const cancellation = messageOf({ data: encodeInteropCancellation(canceled), ...change })
      const proof = await relayInterop(cancellation, cancellation.sourceChainId)
      return [cancellation, proof] as const
    }

    it('default: the message is never consumed', async () => {
      const world = await worldWithMessage()
      const { bob, hash, message, proof, receiver } = world
      const cancellation = await cancellationOf(world, hash)

      await expect(receiver.connect(bob).cancelInteropMessage(message, ...cancellation))
        .to.emit(receiver, 'InteropMessageCanceled')
        .withArgs(hash, sourceChainId, alice)

      expect(await receiver.messageStatus(hash)).to.equal(status.canceled)
      await expect(receiver.receiveInteropMessage(message, proof))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverAlreadySettled')
        .withArgs(hash, status.canceled)
    })

    it('behavior: also before the message has been proven', async () => {
      const world = await receiverWorld()
      const message = messageOf()
      const hash = hashInteropMessage(message)
      await world.receiver.cancelInteropMessage(message, ...(await cancellationOf(world, hash)))

      const proof = await world.relayInterop(message)
      await expect(world.receiver.receiveInteropMessage(message, proof))
        .to.be.revertedWithCustomError(world.receiver, 'InteropReceiverAlreadySettled')
        .withArgs(hash, status.canceled)
    })

    it('behavior: also by a source that is not approved yet', async () => {
      const world = await worldWithMessage({ sender: mallory })
      const { hash, message, proof, receiver } = world
      await receiver.cancelInteropMessage(
        message,
        ...(await cancellationOf(world, hash, { sender: mallory })),
      )
      await receiver.approve(sourceChainId, mallory)
      await expect(receiver.receiveInteropMessage(message, proof)).to.be.revertedWithCustomError(
        receiver,
        'InteropReceiverAlreadySettled',
      )
    })

    it('error: InteropReceiverAlreadySettled, once the message is consumed', async () => {
      const world = await worldWithMessage()
      const { hash, message, proof, receiver } = world
      const cancellation = await cancellationOf(world, hash)
      await receiver.receiveInteropMessage(message, proof)
      await expect(receiver.cancelInteropMessage(message, ...cancellation))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverAlreadySettled')
        .withArgs(hash, status.consumed)
    })

    it('error: InteropReceiverAlreadySettled, once it is canceled', async () => {
      const world = await worldWithMessage()
      const { hash, message, receiver } = world
      const cancellation = await cancellationOf(world, hash)
      await receiver.cancelInteropMessage(message, ...cancellation)
      await expect(receiver.cancelInteropMessage(message, ...cancellation))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverAlreadySettled')
        .withArgs(hash, status.canceled)
    })

    const after = getAddress(numberToHex(hexToBigInt(alice) + 1n, { size: 20 }))
    const strangers: Record<string, { sender: Address; sourceChainId: bigint }> = {
      'somebody else': { sender: mallory, sourceChainId },
      'the address after that of the sender': { sender: after, sourceChainId },
      'the same address on another chain': { sender: alice, sourceChainId: otherSourceChainId },
    }
    for (const [name, stranger] of Object.entries(strangers))
      it(`error: InteropReceiverNotSender, by ${name}`, async () => {
        const world = await worldWithMessage()
        const { hash, message, proof, receiver } = world
        await expect(
          receiver.cancelInteropMessage(message, ...(await cancellationOf(world, hash, stranger))),
        )
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverNotSender')
          .withArgs(hash, stranger.sourceChainId, stranger.sender)
        await expect(receiver.receiveInteropMessage(message, proof)).to.emit(receiver, 'Processed')
      })

    it('error: InteropReceiverNotSender, also by a chain of a greater id', async () => {
      const world = await worldWithMessage({ sourceChainId: otherSourceChainId })
      const { hash, message, receiver } = world
      const cancellation = await cancellationOf(world, hash)
      await expect(receiver.cancelInteropMessage(message, ...cancellation))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverNotSender')
        .withArgs(hash, sourceChainId, alice)
    })

    it('error: InteropReceiverWrongChain, for a chain that speaks for another', async () => {
      const world = await worldWithMessage()
      const { hash, message, receiver, relayInterop } = world
      const cancellation = messageOf({ data: encodeInteropCancellation(hash) })
      await expect(
        receiver.cancelInteropMessage(
          message,
          cancellation,
          await relayInterop(cancellation, otherSourceChainId),
        ),
      )
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverWrongChain')
        .withArgs(sourceChainId, otherSourceChainId)
    })

    const malformed: Record<string, (hash: Hash) => Hex> = {
      'of another message': () => encodeInteropCancellation(hashInteropMessage(messageOf())),
      'of the hash before': (hash) => encodeInteropCancellation(next(hash, -1n)),
      'of the hash after': (hash) => encodeInteropCancellation(next(hash, 1n)),
      'with a byte too many': (hash) => concat([encodeInteropCancellation(hash), '0x00']),
      'without its last byte': (hash) => `0x${encodeInteropCancellation(hash).slice(2, -2)}`,
      'of another kind': (hash) => concat(['0x01', hash]),
      'of a kind that there is not': (hash) => concat(['0x03', hash]),
      'without data': () => '0x',
    }
    const next = (hash: Hash, distance: bigint): Hash =>
      numberToHex(hexToBigInt(hash) + distance, { size: 32 })
    for (const [name, encode] of Object.entries(malformed))
      it(`error: InteropReceiverMalformedPayload, for a cancellation ${name}`, async () => {
        const world = await worldWithMessage()
        const { hash, message, receiver } = world
        const data = encode(hash)
        await expect(
          receiver.cancelInteropMessage(message, ...(await cancellationOf(world, hash, { data }))),
        )
          .to.be.revertedWithCustomError(receiver, 'InteropReceiverMalformedPayload')
          .withArgs(data)
      })

    it('error: InteropReceiverInvalidProof, for a cancellation that was not sent', async () => {
      const { hash, message, proof, receiver } = await worldWithMessage()
      const cancellation = messageOf({ data: encodeInteropCancellation(hash) })
      await expect(receiver.cancelInteropMessage(message, cancellation, proof))
        .to.be.revertedWithCustomError(receiver, 'InteropReceiverInvalidProof')
        .withArgs(hashInteropMessage(cancellation))
    })
  })
})
