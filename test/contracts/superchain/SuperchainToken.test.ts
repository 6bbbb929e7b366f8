import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { ethers } from 'hardhat'
import { getAddress, numberToHex, zeroAddress } from 'viem'
import { superchainAddresses } from '../../../contracts/superchain/addresses'
import { createChain } from '../helpers/createChain'
import { impersonate } from '../helpers/impersonate'
import {
  encodeSentMessage,
  identifier,
  localChainId,
  payloadOf,
  remoteChainId,
  superchainWorld,
} from '../helpers/superchainWorld'

const reward = 10n ** 18n
const otherChainId = 902n
const staking = getAddress(numberToHex(0x57a1, { size: 20 }))
const otherStaking = getAddress(numberToHex(0x57a2, { size: 20 }))
const { l2ToL2CrossDomainMessenger } = superchainAddresses

async function deployToken() {
  const world = await superchainWorld()
  const token = await ethers.deployContract('SuperchainToken', [
    [remoteChainId, otherChainId],
    [staking, otherStaking],
  ])
  let nonce = 0n

  /** Relays a new message to the token, by default from the approved contract of its chain. */
  async function deliver(
    account: string,
    { sender = staking, chainId = remoteChainId, value = 0n } = {},
  ) {
    const message = token.interface.encodeFunctionData('reward', [account])
    const target = await token.getAddress()
    const sent = { destination: localChainId, target, nonce: nonce++, sender, message }
    return world.relay(encodeSentMessage(sent), { id: { ...identifier, chainId }, value })
  }

  return { ...world, token, deliver }
}

describe('SuperchainToken', () => {
  it('is the same token as on ZKsync', async () => {
    const { alice, token } = await loadFixture(deployToken)
    expect(await token.name()).to.equal('Interop Token')
    expect(await token.symbol()).to.equal('INTR')
    expect(await token.decimals()).to.equal(18)
    expect(await token.REWARD()).to.equal(reward)
    expect(await token.owner()).to.equal(alice)
    expect(await token.approvedStakingContracts(remoteChainId)).to.equal(staking)
    expect(await token.approvedStakingContracts(otherChainId)).to.equal(otherStaking)
  })

  describe('reward', () => {
    it('default: mints one whole token for a message of the approved staking contract', async () => {
      const { bob, deliver, token } = await loadFixture(deployToken)
      const relay = await deliver(bob.address)

      await expect(relay).to.emit(token, 'RewardMinted').withArgs(bob, remoteChainId)
      await expect(relay).to.changeTokenBalance(token, bob, reward)
      expect(await token.totalSupply()).to.equal(reward)
      expect(await token.addressesThatMinted(bob)).to.equal(true)
      expect(await token.rewardsByChain(remoteChainId)).to.equal(1)
      expect(await token.winningChainId()).to.equal(remoteChainId)
    })

    it('default: rewards what a deposit on another chain announces', async () => {
      const { messenger, relay, token } = await loadFixture(deployToken)
      const chain = await createChain(903)
      await chain.send('hardhat_setCode', [
        l2ToL2CrossDomainMessenger,
        await messenger.getDeployedCode(),
      ])
      const [depositor, beneficiary] = [await chain.getSigner(2), await chain.getSigner(3)]
      const deployed = await ethers.deployContract(
        'SuperchainStaking',
        [localChainId, token],
        depositor,
      )
      await token.approveStakingContract(903n, deployed)

      const rewarded = [
        [await deployed.deposit({ value: 1n }), depositor],
        [
          await deployed.connect(await chain.getSigner(4)).depositWithBeneficiary(beneficiary, {
            value: 1n,
          }),
          beneficiary,
        ],
      ] as const
      for (const [deposit, account] of rewarded) {
        const receipt = await deposit.wait()
        const log = receipt?.logs.find(({ address }) => address === l2ToL2CrossDomainMessenger)
        const block = await receipt?.getBlock()
        if (!log || !block) throw new Error('nothing was sent')
        const id = {
          origin: log.address,
          blockNumber: BigInt(log.blockNumber),
          logIndex: BigInt(log.index),
          timestamp: BigInt(block.timestamp),
          chainId: 903n,
        }
        await expect(relay(payloadOf(log), { id }))
          .to.emit(token, 'RewardMinted')
          .withArgs(account, 903n)
        expect(await token.balanceOf(account)).to.equal(reward)
      }
      expect(await token.rewardsByChain(903n)).to.equal(2)
    })

    it('behavior: counts the rewards of each chain', async () => {
      const { deliver, token } = await loadFixture(deployToken)
      const mintOn = async (chainId: bigint, sender: string) => {
        await deliver(ethers.Wallet.createRandom().address, { chainId, sender: getAddress(sender) })
        return token.winningChainId()
      }
      expect(await mintOn(otherChainId, otherStaking)).to.equal(otherChainId)
      expect(await mintOn(remoteChainId, staking)).to.equal(otherChainId)
      expect(await mintOn(remoteChainId, staking)).to.equal(remoteChainId)
      expect(await token.rewardsByChain(remoteChainId)).to.equal(2)
      expect(await token.rewardsByChain(otherChainId)).to.equal(1)
    })

    it('error: SuperchainTokenNotMessenger, for anyone else, the owner and staking included', async () => {
      const { alice, bob, token } = await loadFixture(deployToken)
      for (const caller of [alice, bob, await impersonate(staking)])
        await expect(token.connect(caller).reward(bob))
          .to.be.revertedWithCustomError(token, 'SuperchainTokenNotMessenger')
          .withArgs(caller)
    })

    it('error: SuperchainTokenNotMessenger, for a contract that a message calls', async () => {
      const { bob, messageTo, probe, relay, token } = await loadFixture(deployToken)
      const call = token.interface.encodeFunctionData('reward', [bob.address])
      const sent = await messageTo('call', await token.getAddress(), [call])
      await expect(relay(encodeSentMessage({ ...sent, sender: staking })))
        .to.emit(probe, 'Called')
        .withArgs(
          false,
          token.interface.encodeErrorResult('SuperchainTokenNotMessenger', [
            await probe.getAddress(),
          ]),
        )
    })

    it('error: that of the messenger, if it calls without relaying', async () => {
      const { bob, messenger, token } = await loadFixture(deployToken)
      const caller = await impersonate(l2ToL2CrossDomainMessenger)
      await expect(token.connect(caller).reward(bob)).to.be.revertedWithCustomError(
        messenger,
        'NotEntered',
      )
    })

    const unapproved = [
      { name: 'somebody else', sender: otherStaking, chainId: remoteChainId },
      { name: 'the same address on another chain', sender: staking, chainId: otherChainId },
      { name: 'the same address on an unknown chain', sender: staking, chainId: 903n },
      { name: 'the zero address on an unknown chain', sender: zeroAddress, chainId: 903n },
      { name: 'the zero address on a known chain', sender: zeroAddress, chainId: remoteChainId },
    ]
    for (const { name, sender, chainId } of unapproved)
      it(`error: InteropTokenUnapprovedSender, for a message of ${name}`, async () => {
        const { bob, deliver, token } = await loadFixture(deployToken)
        await expect(deliver(bob.address, { sender, chainId }))
          .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
          .withArgs(chainId, sender)
        expect(await token.addressesThatMinted(bob)).to.equal(false)
      })

    it('error: InteropTokenAlreadyMinted, for a second message, from whichever chain', async () => {
      const { bob, deliver, token } = await loadFixture(deployToken)
      await deliver(bob.address)
      for (const source of [{}, { sender: otherStaking, chainId: otherChainId }])
        await expect(deliver(bob.address, source))
          .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyMinted')
          .withArgs(bob)
      expect(await token.totalSupply()).to.equal(reward)
    })

    it('error: ERC20InvalidReceiver, for the zero address', async () => {
      const { deliver, token } = await loadFixture(deployToken)
      await expect(deliver(zeroAddress))
        .to.be.revertedWithCustomError(token, 'ERC20InvalidReceiver')
        .withArgs(zeroAddress)
    })

    it('error: ETH is rejected, and so is the relay', async () => {
      const { bob, deliver } = await loadFixture(deployToken)
      await expect(deliver(bob.address, { value: 1n })).to.be.revertedWithoutReason()
    })

    it('behavior: a message can be relayed once its contract is approved', async () => {
      const { bob, relay, token } = await loadFixture(deployToken)
      const message = token.interface.encodeFunctionData('reward', [bob.address])
      const target = await token.getAddress()
      const sent = { destination: localChainId, target, nonce: 9n, sender: otherStaking, message }
      const payload = encodeSentMessage(sent)
      const id = { ...identifier, chainId: 903n }
      await expect(relay(payload, { id })).to.be.revertedWithCustomError(
        token,
        'InteropTokenUnapprovedSender',
      )
      await token.approveStakingContract(903n, otherStaking)
      await expect(relay(payload, { id })).to.changeTokenBalance(token, bob, reward)
    })
  })
})
