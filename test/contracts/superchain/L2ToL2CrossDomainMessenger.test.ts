import { loadFixture, setCode, setStorageAt } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { ZeroAddress, ZeroHash } from 'ethers'
import { ethers } from 'hardhat'
import { encodeAbiParameters, getAddress, keccak256, numberToHex } from 'viem'
import { superchainAddresses } from '../../../contracts/superchain/addresses'
import vectors from '../../vectors/superchain.json'
import { callRaw } from '../helpers/callRaw'
import { createChain } from '../helpers/createChain'
import { signaturesOf } from '../helpers/signaturesOf'
import { publishedSelectors } from '../helpers/superchainVectors'
import {
  encodeSentMessage,
  identifier,
  localChainId,
  payloadOf,
  remoteChainId,
  type SentMessage,
  superchainWorld,
} from '../helpers/superchainWorld'
import { toHexString } from '../helpers/toHexString'
import { transientWrites } from '../helpers/transientWrites'

const { l2ToL2CrossDomainMessenger: messengerAddress, crossL2Inbox } = superchainAddresses
const nobody = getAddress(numberToHex(0xdeadbeef, { size: 20 }))
const countSlot = 1

/** Hash of a message by its definition. */
function hashOf(
  { destination, nonce, sender, target, message }: SentMessage,
  source = remoteChainId,
): string {
  return ethers.keccak256(
    ethers.AbiCoder.defaultAbiCoder().encode(
      ['uint256', 'uint256', 'uint256', 'address', 'address', 'bytes'],
      [destination, source, nonce, sender, target, message],
    ),
  )
}

const chains = new Map<bigint, ReturnType<typeof createChain>>()

/** Another chain of the Superchain, whose messenger has sent a number of messages. */
async function messengerOf(chainId: bigint, count: bigint) {
  const chain = chains.get(chainId) ?? createChain(Number(chainId))
  chains.set(chainId, chain)
  const provider = await chain
  const { messenger } = await superchainWorld()
  const code = await messenger.getDeployedCode()
  await provider.send('hardhat_setCode', [messengerAddress, code])
  await provider.send('hardhat_setStorageAt', [
    ...[messengerAddress, numberToHex(countSlot)],
    numberToHex(count, { size: 32 }),
  ])
  return { messenger, provider }
}

describe('L2ToL2CrossDomainMessenger', () => {
  it('has the interface of version 1.3.1', async () => {
    const { messenger } = await loadFixture(superchainWorld)
    expect(await messenger.version()).to.equal('1.3.1')
    expect(await messenger.messageVersion()).to.equal(0)
    expect(signaturesOf(messenger.interface)).to.deep.equal(
      publishedSelectors(
        'sendMessage(uint256,address,bytes)',
        'resendMessage(uint256,uint256,address,address,bytes)',
        'relayMessage((address,uint256,uint256,uint256,uint256),bytes)',
        'messageNonce()',
        'messageVersion()',
        'successfulMessages(bytes32)',
        'sentMessages(uint256)',
        'crossDomainMessageSender()',
        'crossDomainMessageSource()',
        'crossDomainMessageContext()',
        'version()',
        'SentMessage(uint256,address,uint256,address,bytes)',
        'RelayedMessage(uint256,uint256,bytes32,bytes32)',
        'IdOriginNotL2ToL2CrossDomainMessenger()',
        'EventPayloadNotSentMessage()',
        'MessageDestinationSameChain()',
        'MessageDestinationNotRelayChain()',
        'MessageTargetL2ToL2CrossDomainMessenger()',
        'MessageAlreadyRelayed()',
        'InvalidMessage()',
        'NotEntered()',
        'ReentrantCall()',
      ),
    )
  })

  describe('sendMessage', () => {
    it('default: emits and stores the message under the next nonce', async () => {
      const { alice, messenger } = await loadFixture(superchainWorld)
      for (const nonce of [0n, 1n]) {
        const sent = { target: nobody, nonce, sender: alice.address, message: '0xc0ffee' }
        const hash = hashOf({ ...sent, destination: 902n }, localChainId)
        expect(await messenger.messageNonce()).to.equal(nonce)
        expect(await messenger.sendMessage.staticCall(902n, nobody, '0xc0ffee')).to.equal(hash)
        await expect(messenger.sendMessage(902n, nobody, '0xc0ffee'))
          .to.emit(messenger, 'SentMessage')
          .withArgs(902n, nobody, nonce, alice, '0xc0ffee')
        expect(await messenger.sentMessages(nonce)).to.equal(hash)
      }
      expect(await messenger.messageNonce()).to.equal(2)
    })

    it('default: the slots are those of the protocol', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      await messenger.sendMessage(902n, nobody, '0x')
      const slot = keccak256(
        encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [0n, 2n]),
      )
      expect(await ethers.provider.getStorage(messenger, slot)).to.equal(
        await messenger.sentMessages(0),
      )
      expect(BigInt(await ethers.provider.getStorage(messenger, countSlot))).to.equal(1n)
    })

    const ofContracts = vectors.messageHashes.filter(({ nonce }) => BigInt(nonce) < 2n ** 240n)
    for (const vector of ofContracts)
      it(`default: the published hash, ${vector.name}`, async () => {
        const { destination, source, nonce, sender, target, message, messageHash } = vector
        const { messenger, provider } = await messengerOf(BigInt(source), BigInt(nonce))
        const data = messenger.interface.encodeFunctionData('sendMessage', [
          destination,
          target,
          message,
        ])
        const result = await provider.send('eth_call', [
          { from: sender, to: messengerAddress, data },
        ])
        expect(result).to.equal(messageHash)
      })

    it('behavior: takes any other destination, and the inbox as target', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      for (const destination of [0n, localChainId - 1n, localChainId + 1n, 2n ** 256n - 1n])
        await expect(messenger.sendMessage(destination, crossL2Inbox, '0x'))
          .to.emit(messenger, 'SentMessage')
          .withArgs(
            destination,
            crossL2Inbox,
            () => true,
            () => true,
            '0x',
          )
    })

    it('behavior: a message can be sent while another one is relayed', async () => {
      const { messageTo, messenger, probe, relay } = await loadFixture(superchainWorld)
      const send = messenger.interface.encodeFunctionData('sendMessage', [902n, nobody, '0x01'])
      const sent = await messageTo('call', messengerAddress, [send])
      await expect(relay(encodeSentMessage(sent)))
        .to.emit(messenger, 'SentMessage')
        .withArgs(902n, nobody, 0, probe, '0x01')
      const ofProbe = { target: nobody, nonce: 0n, sender: sent.target, message: '0x01' }
      expect(await messenger.sentMessages(0)).to.equal(
        hashOf({ ...ofProbe, destination: 902n }, localChainId),
      )
    })

    it('error: MessageDestinationSameChain, before the target is looked at', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      for (const target of [nobody, messengerAddress])
        await expect(
          messenger.sendMessage(localChainId, target, '0x'),
        ).to.be.revertedWithCustomError(messenger, 'MessageDestinationSameChain')
    })

    it('error: MessageTargetL2ToL2CrossDomainMessenger', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      await expect(
        messenger.sendMessage(902n, messengerAddress, '0x'),
      ).to.be.revertedWithCustomError(messenger, 'MessageTargetL2ToL2CrossDomainMessenger')
    })

    it('error: a panic when the last nonce has been reached', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      const last = 2n ** 240n - 1n
      await setStorageAt(messengerAddress, countSlot, last - 1n)
      await messenger.sendMessage(902n, nobody, '0x')
      expect(await messenger.messageNonce()).to.equal(last)
      await expect(messenger.sendMessage(902n, nobody, '0x')).to.be.revertedWithPanic(0x11)
    })

    it('error: ETH is rejected', async () => {
      const { alice, messenger } = await loadFixture(superchainWorld)
      const data = messenger.interface.encodeFunctionData('sendMessage', [902n, nobody, '0x'])
      await expect(
        alice.sendTransaction({ to: messenger, data, value: 1n }),
      ).to.be.revertedWithoutReason()
    })
  })

  describe('resendMessage', () => {
    it('default: anyone emits the very same log again, and the nonce does not change', async () => {
      const { alice, bob, messenger } = await loadFixture(superchainWorld)
      const first = await (await messenger.sendMessage(902n, nobody, '0xc0ffee')).wait()
      const args = [902n, 0n, alice.address, nobody, '0xc0ffee'] as const
      const resent = messenger.connect(bob)
      expect(await resent.resendMessage.staticCall(...args)).to.equal(
        await messenger.sentMessages(0),
      )
      const second = await (await resent.resendMessage(...args)).wait()
      const [sent, again] = [first, second].map((receipt) =>
        receipt?.logs.map(({ address, topics, data }) => ({ address, topics, data })),
      )
      expect(sent).to.have.length(1)
      expect(again).to.deep.equal(sent)
      expect(await messenger.messageNonce()).to.equal(1)
    })

    it('error: InvalidMessage, if anything differs from what was sent', async () => {
      const { alice, bob, messenger } = await loadFixture(superchainWorld)
      await messenger.sendMessage(902n, nobody, '0xc0ffee')
      const sender = alice.address
      for (const args of [
        [903n, 0n, sender, nobody, '0xc0ffee'],
        [902n, 1n, sender, nobody, '0xc0ffee'],
        [902n, 0n, bob.address, nobody, '0xc0ffee'],
        [902n, 0n, sender, bob.address, '0xc0ffee'],
        [902n, 0n, sender, nobody, '0xc0ffef'],
      ] as const)
        await expect(messenger.resendMessage(...args)).to.be.revertedWithCustomError(
          messenger,
          'InvalidMessage',
        )
    })

    it('error: InvalidMessage, for a message of another chain', async () => {
      const { messageTo, messenger } = await loadFixture(superchainWorld)
      const { destination, nonce, sender, target, message } = await messageTo('observe', '0x')
      await expect(
        messenger.resendMessage(destination, nonce, sender, target, message),
      ).to.be.revertedWithCustomError(messenger, 'InvalidMessage')
    })
  })

  describe('relayMessage', () => {
    it('default: calls the target, which learns who sent the message and where', async () => {
      const { alice, messageTo, messenger, probe, relay } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0xc0ffee')
      const hash = hashOf(sent)
      expect(await messenger.successfulMessages(hash)).to.equal(false)

      const returned = encodeAbiParameters([{ type: 'bytes' }], ['0xc0ffee'])
      const transaction = await relay(encodeSentMessage(sent))
      await expect(transaction)
        .to.emit(probe, 'Observed')
        .withArgs(messenger, alice, remoteChainId, 0, '0xc0ffee')
      await expect(transaction)
        .to.emit(messenger, 'RelayedMessage')
        .withArgs(remoteChainId, sent.nonce, hash, keccak256(returned))
      expect(await messenger.successfulMessages(hash)).to.equal(true)
      const slot = keccak256(
        encodeAbiParameters([{ type: 'bytes32' }, { type: 'uint256' }], [toHexString(hash), 0n]),
      )
      expect(BigInt(await ethers.provider.getStorage(messenger, slot))).to.equal(1n)
    })

    it('default: returns what the target returned', async () => {
      const { declare, messageTo, messenger } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0xc0ffee'))
      expect(
        await messenger.relayMessage.staticCall(identifier, payload, declare(payload)),
      ).to.equal(encodeAbiParameters([{ type: 'bytes' }], ['0xc0ffee']))
    })

    it('default: emits the published logs, for the published calldata', async () => {
      const chain = await createChain(902)
      const { inbox, messenger } = await loadFixture(superchainWorld)
      const { relay: vector, send } = vectors.endToEnd
      const places = [
        [crossL2Inbox, await inbox.getDeployedCode()],
        [messengerAddress, await messenger.getDeployedCode()],
        [nobody, vector.targetCode],
      ]
      for (const place of places) await chain.send('hardhat_setCode', place)
      const relayer = await chain.getSigner(0)
      const transaction = await relayer.sendTransaction({
        to: messengerAddress,
        data: vector.calldata,
        accessList: send.accessList,
      })
      const receipt = await transaction.wait()
      const logs = receipt?.logs.map(({ address, topics, data }) => ({ address, topics, data }))
      expect(logs).to.deep.equal(vector.logs)
      expect(send.payload).to.equal(payloadOf(send.log))
    })

    it('behavior: relays the message that the messenger of another chain sent', async () => {
      const { messenger, probe, relay } = await loadFixture(superchainWorld)
      const { provider } = await messengerOf(remoteChainId, 5n)
      const sender = await provider.getSigner(0)
      const observe = probe.interface.encodeFunctionData('observe', ['0x1234'])
      const sending = await messenger
        .connect(sender)
        .sendMessage(localChainId, await probe.getAddress(), observe)
      const receipt = await sending.wait()
      const [log] = receipt?.logs ?? []
      const block = await receipt?.getBlock()
      if (!log || !block) throw new Error('nothing was sent')
      const id = {
        ...identifier,
        blockNumber: BigInt(log.blockNumber),
        logIndex: BigInt(log.index),
        timestamp: BigInt(block.timestamp),
      }
      await expect(relay(payloadOf(log), { id }))
        .to.emit(probe, 'Observed')
        .withArgs(messenger, sender, remoteChainId, 0, '0x1234')
    })

    it('behavior: all ETH of the relayer goes to the target', async () => {
      const { bob, messageTo, messenger, probe, relay } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0x'))
      const transaction = await relay(payload, { value: 5n, relayer: bob })
      await expect(transaction).to.changeEtherBalances([bob, messenger, probe], [-5n, 0n, 5n])
      await expect(transaction)
        .to.emit(probe, 'Observed')
        .withArgs(messenger, () => true, remoteChainId, 5n, '0x')
    })

    it('behavior: a target without code succeeds, and the message cannot be relayed again', async () => {
      const { alice, messenger, relay } = await loadFixture(superchainWorld)
      const sent = {
        ...{ destination: localChainId, target: nobody, nonce: 3n },
        ...{ sender: alice.address, message: '0xc0ffee' },
      }
      await expect(relay(encodeSentMessage(sent)))
        .to.emit(messenger, 'RelayedMessage')
        .withArgs(remoteChainId, 3n, hashOf(sent), keccak256('0x'))
      await expect(relay(encodeSentMessage(sent))).to.be.revertedWithCustomError(
        messenger,
        'MessageAlreadyRelayed',
      )
    })

    it('behavior: the same message of two chains is relayed for each', async () => {
      const { messageTo, messenger, relay } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0x')
      for (const chainId of [remoteChainId, 903n])
        await expect(relay(encodeSentMessage(sent), { id: { ...identifier, chainId } }))
          .to.emit(messenger, 'RelayedMessage')
          .withArgs(chainId, sent.nonce, hashOf(sent, chainId), () => true)
    })

    it('error: MessageAlreadyRelayed, also with the identifier of a resent log', async () => {
      const { messageTo, messenger, relay } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0x'))
      await relay(payload)
      const resent = { ...identifier, blockNumber: 20n, logIndex: 0n }
      for (const id of [identifier, resent])
        await expect(relay(payload, { id })).to.be.revertedWithCustomError(
          messenger,
          'MessageAlreadyRelayed',
        )
    })

    it('error: that of the target, byte by byte; the message can be relayed later', async () => {
      const { declare, messageTo, messenger, probe, relay } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0xc0ffee')
      const payload = encodeSentMessage(sent)
      const call = messenger.interface.encodeFunctionData('relayMessage', [identifier, payload])
      const { accessList } = declare(payload)
      const code = await probe.getDeployedCode()
      // PUSH4 deadbeef, stored and reverted with; and INVALID, which has no data.
      for (const [broken, data] of [
        ['0x63deadbeef5f526004601cfd', '0xdeadbeef'],
        ['0xfe', '0x'],
      ] as const) {
        await setCode(sent.target, broken)
        expect(await callRaw(messengerAddress, call, accessList)).to.deep.equal({ reverted: data })
        expect(await messenger.successfulMessages(hashOf(sent))).to.equal(false)
      }
      await setCode(sent.target, code ?? '0x')
      await expect(relay(payload)).to.emit(probe, 'Observed')
    })

    it('error: IdOriginNotL2ToL2CrossDomainMessenger, before the access list is looked at', async () => {
      const { messageTo, messenger } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0x'))
      for (const origin of [ZeroAddress, crossL2Inbox, superchainAddresses.superchainETHBridge])
        await expect(
          messenger.relayMessage({ ...identifier, origin }, payload),
        ).to.be.revertedWithCustomError(messenger, 'IdOriginNotL2ToL2CrossDomainMessenger')
    })

    it('error: NotInAccessList, before the payload is looked at', async () => {
      const { declare, inbox, messageTo, messenger } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0x'))
      for (const [bytes, overrides] of [
        [payload, {}],
        ['0x', {}],
        [payload, declare('0x')],
      ] as const)
        await expect(
          messenger.relayMessage(identifier, bytes, overrides),
        ).to.be.revertedWithCustomError(inbox, 'NotInAccessList')
    })

    it('error: EventPayloadNotSentMessage, for another event', async () => {
      const { messageTo, messenger, relay } = await loadFixture(superchainWorld)
      const payload = encodeSentMessage(await messageTo('observe', '0x'))
      const others = [ZeroHash, vectors.events['RelayedMessage(uint256,uint256,bytes32,bytes32)']]
      for (const topic of others)
        for (const bytes of [topic, payload.replace(payload.slice(0, 66), topic)])
          await expect(relay(toHexString(bytes))).to.be.revertedWithCustomError(
            messenger,
            'EventPayloadNotSentMessage',
          )
    })

    it('error: no data, for a payload that cannot be decoded', async () => {
      const { messageTo, relay } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0x')
      const payload = encodeSentMessage(sent)
      const withWord = (index: number, word: string) =>
        `${payload.slice(0, 2 + 64 * index)}${word.slice(2)}${payload.slice(2 + 64 * (index + 1))}`
      const tooLarge = numberToHex(2n ** 160n, { size: 32 })
      for (const bytes of [
        '0x',
        payload.slice(0, 2 + 2 * 31),
        payload.slice(0, 2 + 2 * 32),
        payload.slice(0, 2 + 2 * 127),
        payload.slice(0, 2 + 2 * 128),
        payload.slice(0, 2 + 2 * 192),
        // Target, sender, and the position of the message.
        ...[withWord(2, tooLarge), withWord(4, tooLarge), withWord(5, tooLarge)],
      ])
        await expect(relay(toHexString(bytes))).to.be.revertedWithoutReason()
    })

    it('error: MessageDestinationNotRelayChain', async () => {
      const { messageTo, messenger, relay } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0x')
      for (const destination of [localChainId - 1n, localChainId + 1n])
        await expect(
          relay(encodeSentMessage({ ...sent, destination })),
        ).to.be.revertedWithCustomError(messenger, 'MessageDestinationNotRelayChain')
    })

    it('error: ReentrantCall, before anything else; the messenger works afterwards', async () => {
      const { messageTo, messenger, probe, relay } = await loadFixture(superchainWorld)
      const again = messenger.interface.encodeFunctionData('relayMessage', [
        { ...identifier, origin: ZeroAddress },
        '0x',
      ])
      const sent = await messageTo('call', messengerAddress, [again])
      const transaction = await relay(encodeSentMessage(sent))
      await expect(transaction)
        .to.emit(probe, 'Called')
        .withArgs(false, messenger.interface.encodeErrorResult('ReentrantCall'))
      expect(await messenger.successfulMessages(hashOf(sent))).to.equal(true)
    })

    it('behavior: several messages are relayed in a transaction, each in its own context', async () => {
      const { alice, bob, inbox, messageTo, messenger, probe } = await loadFixture(superchainWorld)
      const sent = await messageTo('observe', '0x01')
      const relays = [
        { id: identifier, payload: encodeSentMessage(sent) },
        {
          id: { ...identifier, logIndex: 3n, chainId: 903n },
          payload: encodeSentMessage({ ...sent, sender: bob.address }),
        },
      ]
      const storageKeys = await Promise.all(
        relays.map(({ id, payload }) => inbox.calculateChecksum(id, keccak256(payload))),
      )
      const context = messenger.interface.encodeFunctionData('crossDomainMessageContext')
      const calls = relays.map(({ id, payload }) =>
        messenger.interface.encodeFunctionData('relayMessage', [id, payload]),
      )
      const overrides = { accessList: [{ address: crossL2Inbox, storageKeys }] }
      const transaction = await probe.call(messenger, [...calls, context], overrides)
      await expect(transaction)
        .to.emit(probe, 'Observed')
        .withArgs(messenger, alice, remoteChainId, 0, '0x01')
      await expect(transaction).to.emit(probe, 'Observed').withArgs(messenger, bob, 903n, 0, '0x01')
      // Also in the transaction in which messages were relayed.
      await expect(transaction)
        .to.emit(probe, 'Called')
        .withArgs(false, messenger.interface.encodeErrorResult('NotEntered'))
    })

    it('behavior: nothing of a message is left in transient storage', async () => {
      const { messageTo, relay } = await loadFixture(superchainWorld)
      const transaction = await relay(encodeSentMessage(await messageTo('observe', '0x')))
      const written = await transientWrites(transaction.hash)
      const names = [
        'l2tol2crossdomainmessenger.sender',
        'l2tol2crossdomainmessenger.source',
        'transientreentrancyaware.entered',
      ]
      expect(written).to.deep.equal(
        new Map(names.map((name) => [BigInt(ethers.id(name)) - 1n, 0n])),
      )
    })
  })

  describe('context', () => {
    it('error: NotEntered, while no message is relayed', async () => {
      const { messenger } = await loadFixture(superchainWorld)
      for (const name of ['Sender', 'Source', 'Context'] as const)
        await expect(messenger[`crossDomainMessage${name}`]()).to.be.revertedWithCustomError(
          messenger,
          'NotEntered',
        )
    })
  })
})
