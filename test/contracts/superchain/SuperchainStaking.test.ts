import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { parseEther, ZeroAddress } from 'ethers'
import { ethers } from 'hardhat'
import { getAddress, numberToHex } from 'viem'
import { SuperchainToken__factory } from '../../../artifacts/types'
import { localChainId, superchainWorld } from '../helpers/superchainWorld'

const one = parseEther('1')
const rewardsChainId = 903n
const token = getAddress(numberToHex(0x7043, { size: 20 }))

async function deployStaking() {
  const world = await superchainWorld()
  const staking = await ethers.deployContract('SuperchainStaking', [rewardsChainId, token])
  return { ...world, staking }
}

const rewardOf = (account: string) =>
  SuperchainToken__factory.createInterface().encodeFunctionData('reward', [account])

describe('SuperchainStaking', () => {
  describe('constructor', () => {
    it('default: says where deposits are rewarded', async () => {
      const { staking } = await loadFixture(deployStaking)
      expect(await staking.REWARDS_CHAIN_ID()).to.equal(rewardsChainId)
      expect(await staking.TOKEN()).to.equal(token)
    })

    it('error: StakingInvalidRewardsChain, for 0 and for the own chain', async () => {
      const factory = await ethers.getContractFactory('SuperchainStaking')
      for (const chainId of [0n, localChainId])
        await expect(factory.deploy(chainId, token))
          .to.be.revertedWithCustomError(factory, 'StakingInvalidRewardsChain')
          .withArgs(chainId)
      for (const chainId of [1n, localChainId - 1n, localChainId + 1n])
        await factory.deploy(chainId, token)
    })

    it('error: StakingZeroToken', async () => {
      const factory = await ethers.getContractFactory('SuperchainStaking')
      await expect(factory.deploy(rewardsChainId, ZeroAddress)).to.be.revertedWithCustomError(
        factory,
        'StakingZeroToken',
      )
    })
  })

  describe('deposit', () => {
    it('default: the first one sends a call of the token, with the depositor', async () => {
      const { alice, messenger, staking } = await loadFixture(deployStaking)
      const deposit = await staking.connect(alice).deposit({ value: one })

      await expect(deposit)
        .to.emit(messenger, 'SentMessage')
        .withArgs(rewardsChainId, token, 0, staking, rewardOf(alice.address))
      await expect(deposit)
        .to.emit(staking, 'FirstDepositMessageSent')
        .withArgs(alice, await messenger.sentMessages(0))
      await expect(deposit).to.changeEtherBalances([alice, staking], [-one, one])
      expect(await staking.deposits(alice)).to.deep.equal([one, true])
    })

    it('behavior: sends no second message, also after a full withdrawal', async () => {
      const { alice, messenger, staking } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(alice).deposit({ value: 1n })
      await staking.connect(alice)['withdraw()']()
      await staking.connect(alice).deposit({ value: 2n })
      expect(await messenger.messageNonce()).to.equal(1)
      expect(await staking.deposits(alice)).to.deep.equal([2n, true])
    })

    it('behavior: anyone can send the message again, as the messenger knows it', async () => {
      const { alice, bob, messenger, staking } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      const resent = messenger
        .connect(bob)
        .resendMessage(rewardsChainId, 0, staking, token, rewardOf(alice.address))
      await expect(resent)
        .to.emit(messenger, 'SentMessage')
        .withArgs(rewardsChainId, token, 0, staking, rewardOf(alice.address))
    })
  })

  describe('depositWithBeneficiary', () => {
    it('default: the stake is the caller’s, and the message names the beneficiary', async () => {
      const { alice, bob, messenger, staking } = await loadFixture(deployStaking)
      const deposit = await staking.connect(alice).depositWithBeneficiary(bob, { value: one })

      await expect(deposit)
        .to.emit(messenger, 'SentMessage')
        .withArgs(rewardsChainId, token, 0, staking, rewardOf(bob.address))
      await expect(deposit)
        .to.emit(staking, 'FirstDepositMessageSent')
        .withArgs(alice, await messenger.sentMessages(0))
      await expect(deposit).to.emit(staking, 'BeneficiaryNamed').withArgs(alice, bob)
      expect(await staking.deposits(alice)).to.deep.equal([one, true])
      expect(await staking.deposits(bob)).to.deep.equal([0n, false])
    })

    it('error: StakingNotFirstDeposit', async () => {
      const { alice, bob, staking } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await expect(staking.connect(alice).depositWithBeneficiary(bob, { value: one }))
        .to.be.revertedWithCustomError(staking, 'StakingNotFirstDeposit')
        .withArgs(alice)
    })
  })
})
