import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { parseEther, ZeroAddress } from 'ethers'
import { ethers } from 'hardhat'
import { superchainAddresses } from '../../../contracts/superchain/addresses'
import { callRaw } from '../helpers/callRaw'
import { impersonate } from '../helpers/impersonate'
import { signaturesOf } from '../helpers/signaturesOf'
import { publishedSelectors } from '../helpers/superchainVectors'
import {
  encodeSentMessage,
  identifier,
  localChainId,
  remoteChainId,
  superchainWorld,
} from '../helpers/superchainWorld'

const {
  superchainETHBridge: bridgeAddress,
  l2ToL2CrossDomainMessenger,
  crossL2Inbox,
  ethLiquidity,
} = superchainAddresses
const one = parseEther('1')

describe('SuperchainETHBridge', () => {
  it('has the interface of version 1.0.1', async () => {
    const { bridge } = await loadFixture(superchainWorld)
    expect(await bridge.version()).to.equal('1.0.1')
    expect(signaturesOf(bridge.interface)).to.deep.equal(
      publishedSelectors(
        'sendETH(address,uint256)',
        'relayETH(address,address,uint256)',
        'version()',
        'SendETH(address,address,uint256,uint256)',
        'RelayETH(address,address,uint256,uint256)',
        'Unauthorized()',
        'InvalidCrossDomainSender()',
        'ZeroAddress()',
      ),
    )
  })

  describe('sendETH', () => {
    it('default: takes the ETH in, and sends a message to itself on the other chain', async () => {
      const { alice, bob, bridge, liquidity, messenger } = await loadFixture(superchainWorld)
      const relay = bridge.interface.encodeFunctionData('relayETH', [
        alice.address,
        bob.address,
        one,
      ])
      const hash = await bridge.sendETH.staticCall(bob, 902n, { value: one })
      const transaction = await bridge.sendETH(bob, 902n, { value: one })
      await expect(transaction)
        .to.emit(messenger, 'SentMessage')
        .withArgs(902n, bridge, 0, bridge, relay)
      await expect(transaction).to.emit(liquidity, 'LiquidityBurned').withArgs(bridge, one)
      await expect(transaction).to.emit(bridge, 'SendETH').withArgs(alice, bob, one, 902n)
      await expect(transaction).to.changeEtherBalances([alice, bridge, liquidity], [-one, 0n, one])
      expect(await messenger.sentMessages(0)).to.equal(hash)
      const receipt = await transaction.wait()
      expect(receipt?.logs.map(({ address }) => address)).to.deep.equal(
        await Promise.all([liquidity, messenger, bridge].map((contract) => contract.getAddress())),
      )
    })

    it('behavior: a contract that calls it is the sender', async () => {
      const { bob, bridge, messenger, probe } = await loadFixture(superchainWorld)
      const from = await probe.getAddress()
      const send = bridge.interface.encodeFunctionData('sendETH', [bob.address, 902n])
      const relay = bridge.interface.encodeFunctionData('relayETH', [from, bob.address, 0n])
      const transaction = await probe.call(bridge, [send])
      await expect(transaction).to.emit(bridge, 'SendETH').withArgs(from, bob, 0, 902n)
      await expect(transaction)
        .to.emit(messenger, 'SentMessage')
        .withArgs(902n, bridge, 0, bridge, relay)
    })

    it('error: ZeroAddress', async () => {
      const { bridge } = await loadFixture(superchainWorld)
      await expect(bridge.sendETH(ZeroAddress, 902n, { value: one })).to.be.revertedWithCustomError(
        bridge,
        'ZeroAddress',
      )
    })

    it('error: that of the messenger, for the own chain', async () => {
      const { bob, bridge, messenger } = await loadFixture(superchainWorld)
      await expect(bridge.sendETH(bob, localChainId, { value: one })).to.be.revertedWithCustomError(
        messenger,
        'MessageDestinationSameChain',
      )
    })
  })

  describe('relayETH', () => {
    async function messageOfBridge(from: string, to: string, amount: bigint) {
      const world = await loadFixture(superchainWorld)
      const message = world.bridge.interface.encodeFunctionData('relayETH', [from, to, amount])
      const sent = {
        ...{ destination: localChainId, target: bridgeAddress, nonce: 0n },
        ...{ sender: bridgeAddress, message },
      }
      return { ...world, sent }
    }

    it('default: pays out what was sent on the other chain', async () => {
      const { alice, bob } = await loadFixture(superchainWorld)
      const { bridge, liquidity, relay, sent } = await messageOfBridge(
        alice.address,
        bob.address,
        one,
      )
      const transaction = await relay(encodeSentMessage(sent))
      await expect(transaction).to.emit(bridge, 'RelayETH').withArgs(alice, bob, one, remoteChainId)
      await expect(transaction).to.emit(liquidity, 'LiquidityMinted').withArgs(bridge, one)
      await expect(transaction).to.changeEtherBalances([bob, bridge, liquidity], [one, 0n, -one])
    })

    it('behavior: pays a contract without calling it', async () => {
      const { alice, probe } = await loadFixture(superchainWorld)
      const { relay, sent } = await messageOfBridge(alice.address, await probe.getAddress(), 7n)
      // It has no function to receive ETH.
      await expect(alice.sendTransaction({ to: probe, value: 7n })).to.be.revertedWithoutReason()
      await expect(relay(encodeSentMessage(sent))).to.changeEtherBalance(probe, 7n)
    })

    it('error: no data, if the reserve has too little', async () => {
      const { alice, bob, messenger, declare } = await loadFixture(superchainWorld)
      const { sent } = await messageOfBridge(alice.address, bob.address, 2n ** 128n)
      const payload = encodeSentMessage(sent)
      const call = messenger.interface.encodeFunctionData('relayMessage', [identifier, payload])
      const { accessList } = declare(payload)
      expect(await callRaw(l2ToL2CrossDomainMessenger, call, accessList)).to.deep.equal({
        reverted: '0x',
      })
    })

    it('error: Unauthorized, for anyone but the messenger', async () => {
      const { alice, bob, bridge } = await loadFixture(superchainWorld)
      const callers = [bridgeAddress, crossL2Inbox, ethLiquidity].map(impersonate)
      for (const caller of [alice, ...(await Promise.all(callers))])
        await expect(
          bridge.connect(caller).relayETH(alice, bob, one),
        ).to.be.revertedWithCustomError(bridge, 'Unauthorized')
    })

    it('error: that of the messenger, if it calls without relaying', async () => {
      const { alice, bob, bridge, messenger } = await loadFixture(superchainWorld)
      const caller = await impersonate(l2ToL2CrossDomainMessenger)
      await expect(bridge.connect(caller).relayETH(alice, bob, one)).to.be.revertedWithCustomError(
        messenger,
        'NotEntered',
      )
    })

    it('error: InvalidCrossDomainSender, for a message of anyone but the bridge', async () => {
      const { alice, bob } = await loadFixture(superchainWorld)
      const { bridge, relay, sent } = await messageOfBridge(alice.address, bob.address, one)
      for (const sender of [alice.address, crossL2Inbox])
        await expect(
          relay(encodeSentMessage({ ...sent, sender }), { id: identifier }),
        ).to.be.revertedWithCustomError(bridge, 'InvalidCrossDomainSender')
    })
  })
})

describe('ETHLiquidity', () => {
  it('has the interface of version 1.1.0', async () => {
    const { liquidity } = await loadFixture(superchainWorld)
    expect(await liquidity.version()).to.equal('1.1.0')
    expect(signaturesOf(liquidity.interface)).to.deep.equal(
      publishedSelectors(
        'burn()',
        'mint(uint256)',
        'fund()',
        'version()',
        'LiquidityBurned(address,uint256)',
        'LiquidityMinted(address,uint256)',
        'LiquidityFunded(address,uint256)',
        'Unauthorized()',
        'InvalidAmount()',
      ),
    )
  })

  it('default: anyone funds it', async () => {
    const { bob, liquidity } = await loadFixture(superchainWorld)
    const transaction = await liquidity.connect(bob).fund({ value: 5n })
    await expect(transaction).to.emit(liquidity, 'LiquidityFunded').withArgs(bob, 5n)
    await expect(transaction).to.changeEtherBalance(liquidity, 5n)
    const forwarder = await ethers.deployContract('Forwarder')
    const fund = liquidity.interface.encodeFunctionData('fund')
    await expect(forwarder.forward(liquidity, fund, { value: 5n }))
      .to.emit(liquidity, 'LiquidityFunded')
      .withArgs(forwarder, 5n)
  })

  it('error: InvalidAmount, for nothing', async () => {
    const { liquidity } = await loadFixture(superchainWorld)
    await expect(liquidity.fund()).to.be.revertedWithCustomError(liquidity, 'InvalidAmount')
  })

  it('error: Unauthorized, for anyone but the bridge', async () => {
    const { alice, liquidity } = await loadFixture(superchainWorld)
    for (const caller of [alice, await impersonate(l2ToL2CrossDomainMessenger)]) {
      const connected = liquidity.connect(caller)
      await expect(connected.burn({ value: 1n })).to.be.revertedWithCustomError(
        liquidity,
        'Unauthorized',
      )
      await expect(connected.mint(1n)).to.be.revertedWithCustomError(liquidity, 'Unauthorized')
    }
  })

  it('error: ETH that comes without a call is turned away', async () => {
    const { alice, bridge, liquidity } = await loadFixture(superchainWorld)
    for (const to of [bridge, liquidity])
      await expect(alice.sendTransaction({ to, value: 1n })).to.be.revertedWithoutReason()
    expect(await ethers.provider.getBalance(bridge)).to.equal(0)
  })
})
