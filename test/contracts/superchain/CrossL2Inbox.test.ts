import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { ZeroHash } from 'ethers'
import { ethers } from 'hardhat'
import { keccak256 } from 'viem'
import { superchainAddresses } from '../../../contracts/superchain/addresses'
import vectors from '../../vectors/superchain.json'
import { callRaw } from '../helpers/callRaw'
import { signaturesOf } from '../helpers/signaturesOf'
import { publishedSelectors, toIdentifier } from '../helpers/superchainVectors'
import { identifier, superchainWorld } from '../helpers/superchainWorld'
import { toHexString } from '../helpers/toHexString'

const { crossL2Inbox } = superchainAddresses
const payload = '0xc0ffee'
const payloadHash = keccak256(payload)

const declaring = (...storageKeys: string[]) => ({
  accessList: [{ address: crossL2Inbox, storageKeys }],
})

describe('CrossL2Inbox', () => {
  it('has the interface of version 1.0.2', async () => {
    const { inbox } = await loadFixture(superchainWorld)
    expect(await inbox.version()).to.equal('1.0.2')
    expect(signaturesOf(inbox.interface)).to.deep.equal(
      publishedSelectors(
        'validateMessage((address,uint256,uint256,uint256,uint256),bytes32)',
        'calculateChecksum((address,uint256,uint256,uint256,uint256),bytes32)',
        'version()',
        'ExecutingMessage(bytes32,(address,uint256,uint256,uint256,uint256))',
        'NotInAccessList()',
        'BlockNumberTooHigh()',
        'TimestampTooHigh()',
        'LogIndexTooHigh()',
      ),
    )
  })

  describe('calculateChecksum', () => {
    for (const { name, id, payload, checksum } of vectors.checksums)
      it(`default: matches the published checksum, ${name}`, async () => {
        const { inbox } = await loadFixture(superchainWorld)
        const hash = keccak256(toHexString(payload))
        expect(await inbox.calculateChecksum(toIdentifier(id), hash)).to.equal(checksum)
      })

    for (const { name, id, revertData } of vectors.outOfRange)
      it(`error: the published one, ${name}`, async () => {
        const { inbox } = await loadFixture(superchainWorld)
        const call = inbox.interface.encodeFunctionData('calculateChecksum', [
          toIdentifier(id),
          payloadHash,
        ])
        expect(await callRaw(crossL2Inbox, call)).to.deep.equal({ reverted: revertData })
      })

    const tooHigh = [
      { field: 'blockNumber', limit: 2n ** 64n, error: 'BlockNumberTooHigh' },
      { field: 'logIndex', limit: 2n ** 32n, error: 'LogIndexTooHigh' },
      { field: 'timestamp', limit: 2n ** 64n, error: 'TimestampTooHigh' },
    ] as const
    for (const { field, limit, error } of tooHigh)
      it(`error: ${error}, from ${limit} on`, async () => {
        const { inbox } = await loadFixture(superchainWorld)
        await inbox.calculateChecksum({ ...identifier, [field]: limit - 1n }, payloadHash)
        await expect(
          inbox.calculateChecksum({ ...identifier, [field]: limit }, payloadHash),
        ).to.be.revertedWithCustomError(inbox, error)
      })
  })

  describe('validateMessage', () => {
    it('default: reports a log whose checksum is in the access list', async () => {
      const { alice, declare, inbox } = await loadFixture(superchainWorld)
      const transaction = inbox
        .connect(alice)
        .validateMessage(identifier, payloadHash, declare(payload))
      await expect(transaction)
        .to.emit(inbox, 'ExecutingMessage')
        .withArgs(payloadHash, Object.values(identifier))
    })

    it('default: emits the published log', async () => {
      const { inbox } = await loadFixture(superchainWorld)
      const { identifier: id, payload: sent } = vectors.endToEnd.send
      const hash = keccak256(toHexString(sent))
      const checksum = await inbox.calculateChecksum(toIdentifier(id), hash)
      const transaction = await inbox.validateMessage(toIdentifier(id), hash, declaring(checksum))
      const receipt = await transaction.wait()
      const logs = receipt?.logs.map(({ address, topics, data }) => ({ address, topics, data }))
      expect(logs).to.deep.equal(vectors.endToEnd.relay.logs.slice(0, 1))
    })

    it('behavior: a log can be declared again', async () => {
      const { declare, inbox } = await loadFixture(superchainWorld)
      const overrides = declare(payload)
      for (let time = 0; time < 2; time++)
        await expect(inbox.validateMessage(identifier, payloadHash, overrides)).to.emit(
          inbox,
          'ExecutingMessage',
        )
    })

    it('behavior: several logs in a transaction, each with its checksum', async () => {
      const { inbox, probe } = await loadFixture(superchainWorld)
      const ids = [identifier, { ...identifier, logIndex: 3n }]
      const checksums = await Promise.all(ids.map((id) => inbox.calculateChecksum(id, payloadHash)))
      const calls = ids.map((id) =>
        inbox.interface.encodeFunctionData('validateMessage', [id, payloadHash]),
      )
      const transaction = await probe.call(inbox, calls, declaring(...checksums))
      const { hash } = transaction
      const logs = await inbox.queryFilter(inbox.filters.ExecutingMessage())
      expect(
        logs.filter(({ transactionHash }) => transactionHash === hash).map(({ args }) => args.id),
      ).to.deep.equal(ids.map((id) => Object.values(id)))
    })

    it('error: NotInAccessList, without a list, for another list, and for another log', async () => {
      const { declare, inbox } = await loadFixture(superchainWorld)
      const checksum = await inbox.calculateChecksum(identifier, payloadHash)
      const { l2ToL2CrossDomainMessenger: elsewhere } = superchainAddresses
      const overrides = [
        {},
        declaring(),
        declaring(ZeroHash),
        { accessList: [{ address: elsewhere, storageKeys: [checksum] }] },
        declare('0xc0ffef'),
        declare(payload, { ...identifier, chainId: identifier.chainId + 1n }),
      ]
      for (const override of overrides)
        await expect(
          inbox.validateMessage(identifier, payloadHash, override),
        ).to.be.revertedWithCustomError(inbox, 'NotInAccessList')
    })

    it('error: NotInAccessList, also when a contract tries again in the same transaction', async () => {
      const { inbox, probe } = await loadFixture(superchainWorld)
      const call = inbox.interface.encodeFunctionData('validateMessage', [identifier, payloadHash])
      const receipt = await (await probe.call(inbox, [call, call])).wait()
      const outcomes = receipt?.logs.map((log) => probe.interface.parseLog(log)?.args.toArray())
      const refused = [false, inbox.interface.encodeErrorResult('NotInAccessList')]
      expect(outcomes).to.deep.equal([refused, refused])
    })

    it('error: that of the checksum, before the access list is looked at', async () => {
      const { inbox } = await loadFixture(superchainWorld)
      await expect(
        inbox.validateMessage({ ...identifier, timestamp: 2n ** 64n }, payloadHash),
      ).to.be.revertedWithCustomError(inbox, 'TimestampTooHigh')
    })

    it('error: ETH is rejected', async () => {
      const { alice, declare, inbox } = await loadFixture(superchainWorld)
      const data = inbox.interface.encodeFunctionData('validateMessage', [identifier, payloadHash])
      const overrides = declare(payload)
      const transaction = alice.sendTransaction({ to: inbox, data, value: 1n, ...overrides })
      await expect(transaction).to.be.revertedWithoutReason()
    })

    it('stores nothing', async () => {
      const { declare, inbox } = await loadFixture(superchainWorld)
      const overrides = declare(payload)
      await inbox.validateMessage(identifier, payloadHash, overrides)
      const key = await inbox.calculateChecksum(identifier, payloadHash)
      expect(await ethers.provider.getStorage(inbox, key)).to.equal(ZeroHash)
    })
  })
})
