import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { AbiCoder, keccak256, parseEther, ZeroAddress } from 'ethers'
import { ethers } from 'hardhat'
import { forceEther } from './helpers/forceEther'
import { getAccounts } from './helpers/getAccounts'
import { placeSystemContracts } from './helpers/placeSystemContracts'

const one = parseEther('1')
const half = parseEther('0.5')

async function deployStaking() {
  const { messenger } = await placeSystemContracts()
  const staking = await ethers.deployContract('Staking')
  const [alice, bob, carol] = await getAccounts()
  return { messenger, staking, alice, bob, carol }
}

describe('Staking', () => {
  describe('deposit', () => {
    it('default: adds the ETH to the stake of the caller', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      const deposit = await staking.connect(alice).deposit({ value: one })

      await expect(deposit).to.emit(staking, 'Deposited').withArgs(alice, one)
      await expect(deposit).to.changeEtherBalances([alice, staking], [-one, one])
      expect(await staking.deposits(alice)).to.deep.equal([one, true])
    })

    it('default: the first one sends the address of the depositor, as one ABI word', async () => {
      const { messenger, staking, alice } = await loadFixture(deployStaking)
      const message = AbiCoder.defaultAbiCoder().encode(['address'], [alice.address])

      await expect(staking.connect(alice).deposit({ value: one }))
        .to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message), message)
        .and.to.emit(staking, 'FirstDepositMessageSent')
        .withArgs(alice, keccak256(message))
    })

    it('behavior: adds up, and sends no second message', async () => {
      const { messenger, staking, alice } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      const second = staking.connect(alice).deposit({ value: half })

      await expect(second).not.to.emit(messenger, 'L1MessageSent')
      await expect(second).not.to.emit(staking, 'FirstDepositMessageSent')
      expect(await staking.deposits(alice)).to.deep.equal([one + half, true])
    })

    it('behavior: remembers the block of the first one', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      const first = await staking.connect(alice).deposit({ value: one })
      await staking.connect(alice)['withdraw()']()
      await staking.connect(alice).deposit({ value: half })
      expect(await staking.firstDepositBlock(alice)).to.equal(first.blockNumber)
      expect(await staking.firstDepositBlock(bob)).to.equal(0)
    })

    it('behavior: sends no second message after a full withdrawal either', async () => {
      const { messenger, staking, alice } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(alice)['withdraw()']()
      expect(await staking.deposits(alice)).to.deep.equal([0n, true])

      await expect(staking.connect(alice).deposit({ value: one })).not.to.emit(
        messenger,
        'L1MessageSent',
      )
      expect(await staking.deposits(alice)).to.deep.equal([one, true])
    })

    it('behavior: sends a message for each account', async () => {
      const { messenger, staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await expect(staking.connect(bob).deposit({ value: 1n })).to.emit(messenger, 'L1MessageSent')
    })

    it('error: StakingZeroAmount', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      await expect(staking.connect(alice).deposit({ value: 0n }))
        .to.be.revertedWithCustomError(staking, 'StakingZeroAmount')
        .withArgs(alice)
    })

    it('error: ETH that comes without a deposit is turned away', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      await expect(alice.sendTransaction({ to: staking, value: one })).to.be.revertedWithoutReason()
    })
  })

  describe('depositWithBeneficiary', () => {
    const encode = (...accounts: string[]) =>
      AbiCoder.defaultAbiCoder().encode(
        accounts.map(() => 'address'),
        accounts,
      )

    it('default: the stake is the caller’s, and the message also names the beneficiary', async () => {
      const { messenger, staking, alice, bob } = await loadFixture(deployStaking)
      const message = encode(alice.address, bob.address)
      const deposit = await staking.connect(alice).depositWithBeneficiary(bob, { value: one })

      await expect(deposit).to.emit(staking, 'Deposited').withArgs(alice, one)
      await expect(deposit).to.emit(staking, 'BeneficiaryNamed').withArgs(alice, bob)
      await expect(deposit)
        .to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message), message)
      await expect(deposit)
        .to.emit(staking, 'FirstDepositMessageSent')
        .withArgs(alice, keccak256(message))
      await expect(deposit).to.changeEtherBalances([alice, bob, staking], [-one, 0n, one])
      expect(await staking.deposits(alice)).to.deep.equal([one, true])
      expect(await staking.deposits(bob)).to.deep.equal([0n, false])
      await expect(staking.connect(bob)['withdraw()']()).to.be.revertedWithCustomError(
        staking,
        'StakingZeroAmount',
      )
      await expect(staking.connect(alice)['withdraw()']()).to.changeEtherBalance(alice, one)
    })

    it('behavior: the depositor is the contract that calls, not the account behind it', async () => {
      const { messenger, staking, alice, bob } = await loadFixture(deployStaking)
      const forwarder = await ethers.deployContract('Forwarder')
      const address = await forwarder.getAddress()
      const depositFor = (beneficiary: string) =>
        forwarder
          .connect(alice)
          .forward(
            staking,
            staking.interface.encodeFunctionData('depositWithBeneficiary', [beneficiary]),
            { value: one },
          )
      await expect(depositFor(ZeroAddress))
        .to.be.revertedWithCustomError(staking, 'StakingZeroBeneficiary')
        .withArgs(address)
      const message = encode(address, bob.address)
      await expect(depositFor(bob.address))
        .to.emit(staking, 'BeneficiaryNamed')
        .withArgs(address, bob)
        .and.to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message), message)
      await expect(depositFor(bob.address))
        .to.be.revertedWithCustomError(staking, 'StakingNotFirstDeposit')
        .withArgs(address)
      expect(await staking.deposits(address)).to.deep.equal([one, true])
    })

    it('behavior: naming the depositor itself sends the message of a plain deposit', async () => {
      const { messenger, staking, alice } = await loadFixture(deployStaking)
      const message = encode(alice.address)
      await expect(staking.connect(alice).depositWithBeneficiary(alice, { value: one }))
        .to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message), message)
    })

    it('behavior: the beneficiary can still make a first deposit of its own', async () => {
      const { messenger, staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).depositWithBeneficiary(bob, { value: one })
      const message = encode(bob.address)
      await expect(staking.connect(bob).deposit({ value: one }))
        .to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message), message)
    })

    it('behavior: later deposits add to the stake, and send no second message', async () => {
      const { messenger, staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).depositWithBeneficiary(bob, { value: one })
      await expect(staking.connect(alice).deposit({ value: half })).not.to.emit(
        messenger,
        'L1MessageSent',
      )
      expect(await staking.deposits(alice)).to.deep.equal([one + half, true])
    })

    it('error: StakingNotFirstDeposit, after either kind of deposit and a withdrawal', async () => {
      const { staking, alice, bob, carol } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(alice)['withdraw()']()
      await staking.connect(bob).depositWithBeneficiary(carol, { value: one })
      for (const depositor of [alice, bob])
        await expect(staking.connect(depositor).depositWithBeneficiary(carol, { value: one }))
          .to.be.revertedWithCustomError(staking, 'StakingNotFirstDeposit')
          .withArgs(depositor)
      expect(await staking.deposits(alice)).to.deep.equal([0n, true])
    })

    it('error: StakingZeroBeneficiary', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      await expect(staking.connect(alice).depositWithBeneficiary(ZeroAddress, { value: one }))
        .to.be.revertedWithCustomError(staking, 'StakingZeroBeneficiary')
        .withArgs(alice)
    })

    it('error: StakingZeroAmount', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      await expect(staking.connect(alice).depositWithBeneficiary(bob))
        .to.be.revertedWithCustomError(staking, 'StakingZeroAmount')
        .withArgs(alice)
    })
  })

  describe('withdraw', () => {
    it('default: pays the whole stake out', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      const withdrawal = await staking.connect(alice)['withdraw()']()

      await expect(withdrawal).to.emit(staking, 'Withdrawn').withArgs(alice, one)
      await expect(withdrawal).to.changeEtherBalances([alice, staking], [one, -one])
      expect(await staking.deposits(alice)).to.deep.equal([0n, true])
    })

    it('args: amount', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      const withdrawal = await staking.connect(alice)['withdraw(uint256)'](half)

      await expect(withdrawal).to.emit(staking, 'Withdrawn').withArgs(alice, half)
      await expect(withdrawal).to.changeEtherBalances([alice, staking], [half, -half])
      expect(await staking.deposits(alice)).to.deep.equal([one - half, true])
    })

    it('behavior: leaves the stakes of others alone', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(bob).deposit({ value: half })
      await staking.connect(alice)['withdraw()']()

      expect(await staking.deposits(bob)).to.deep.equal([half, true])
      await expect(staking.connect(bob)['withdraw()']()).to.changeEtherBalance(bob, half)
    })

    it('error: StakingZeroAmount, for nothing asked and for nothing staked', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await expect(staking.connect(alice)['withdraw(uint256)'](0))
        .to.be.revertedWithCustomError(staking, 'StakingZeroAmount')
        .withArgs(alice)
      await expect(staking.connect(bob)['withdraw()']())
        .to.be.revertedWithCustomError(staking, 'StakingZeroAmount')
        .withArgs(bob)
    })

    it('error: StakingInsufficientStake', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(bob).deposit({ value: one })
      await expect(staking.connect(alice)['withdraw(uint256)'](one + 1n))
        .to.be.revertedWithCustomError(staking, 'StakingInsufficientStake')
        .withArgs(alice, one + 1n, one)
    })

    it('error: StakingTransferFailed, and the stake stays', async () => {
      const { staking } = await loadFixture(deployStaking)
      const depositor = await ethers.deployContract('RefusingDepositor', [staking])
      await depositor.deposit({ value: one })
      await expect(depositor.withdraw())
        .to.be.revertedWithCustomError(staking, 'StakingTransferFailed')
        .withArgs(depositor, one)
      expect(await staking.deposits(depositor)).to.deep.equal([one, true])
    })

    it('behavior: pays nothing twice to a depositor that calls back while it is paid', async () => {
      const { staking, bob } = await loadFixture(deployStaking)
      const thief = await ethers.deployContract('ReenteringDepositor', [staking])
      await thief.deposit({ value: one })
      await staking.connect(bob).deposit({ value: one })
      const again = staking.interface.encodeFunctionData('withdraw(uint256)', [one])

      await thief.withdraw(one, again)

      expect(await thief.reentered()).to.equal(false)
      expect(await thief.result()).to.equal(
        staking.interface.encodeErrorResult('StakingInsufficientStake', [
          await thief.getAddress(),
          one,
          0n,
        ]),
      )
      expect(await ethers.provider.getBalance(thief)).to.equal(one)
      expect(await ethers.provider.getBalance(staking)).to.equal(one)
    })

    it('behavior: pays a depositor that calls back for what it still has', async () => {
      const { staking } = await loadFixture(deployStaking)
      const depositor = await ethers.deployContract('ReenteringDepositor', [staking])
      await depositor.deposit({ value: one })
      const rest = staking.interface.encodeFunctionData('withdraw(uint256)', [half / 2n])

      await depositor.withdraw(half, rest)

      const stake = await staking.deposits(depositor)
      expect(stake.amount + (await ethers.provider.getBalance(depositor))).to.equal(one)
    })
  })

  describe('totalStaked', () => {
    it('default: the sum of all stakes', async () => {
      const { staking, alice, bob, carol } = await loadFixture(deployStaking)
      expect(await staking.totalStaked()).to.equal(0)
      await staking.connect(alice).deposit({ value: one })
      await staking.connect(bob).deposit({ value: half })
      await staking.connect(alice).deposit({ value: half })
      await staking.connect(carol).deposit({ value: 1n })
      expect(await staking.totalStaked()).to.equal(2n * one + 1n)

      await staking.connect(bob)['withdraw()']()
      await staking.connect(alice)['withdraw(uint256)'](one)
      expect(await staking.totalStaked()).to.equal(half + 1n)

      await staking.connect(bob).deposit({ value: 2n })
      expect(await staking.totalStaked()).to.equal(half + 3n)
    })

    it('behavior: forced ETH counts, but becomes part of no stake', async () => {
      const { staking, alice, bob } = await loadFixture(deployStaking)
      await staking.connect(alice).deposit({ value: one })
      await forceEther(await staking.getAddress(), half)
      expect(await staking.totalStaked()).to.equal(one + half)
      expect(await staking.deposits(alice)).to.deep.equal([one, true])

      await expect(staking.connect(alice)['withdraw(uint256)'](one + half))
        .to.be.revertedWithCustomError(staking, 'StakingInsufficientStake')
        .withArgs(alice, one + half, one)
      await expect(staking.connect(bob)['withdraw()']()).to.be.revertedWithCustomError(
        staking,
        'StakingZeroAmount',
      )
      await expect(staking.connect(alice)['withdraw()']()).to.changeEtherBalance(alice, one)
      expect(await staking.totalStaked()).to.equal(half)
    })
  })

  describe('a contract', () => {
    const message = (depositor: string) =>
      AbiCoder.defaultAbiCoder().encode(['address'], [depositor])

    it('has a stake of its own, apart from that of the account that calls it', async () => {
      const { messenger, staking, alice } = await loadFixture(deployStaking)
      const contract = await ethers.deployContract('ReenteringDepositor', [staking])
      const address = await contract.getAddress()
      await staking.connect(alice).deposit({ value: half })

      await expect(contract.connect(alice).deposit({ value: one }))
        .to.emit(staking, 'Deposited')
        .withArgs(contract, one)
        .and.to.emit(staking, 'FirstDepositMessageSent')
        .withArgs(contract, keccak256(message(address)))
        .and.to.emit(messenger, 'L1MessageSent')
        .withArgs(staking, keccak256(message(address)), message(address))
      await contract.connect(alice).deposit({ value: half })
      expect(await staking.deposits(contract)).to.deep.equal([one + half, true])

      await expect(contract.connect(alice).withdraw(one, '0x'))
        .to.emit(staking, 'Withdrawn')
        .withArgs(contract, one)
      expect(await staking.deposits(contract)).to.deep.equal([half, true])
      expect(await staking.deposits(alice)).to.deep.equal([half, true])
    })

    it('error: StakingZeroAmount', async () => {
      const { staking, alice } = await loadFixture(deployStaking)
      const contract = await ethers.deployContract('RefusingDepositor', [staking])
      for (const call of [contract.connect(alice).deposit(), contract.connect(alice).withdraw()])
        await expect(call)
          .to.be.revertedWithCustomError(staking, 'StakingZeroAmount')
          .withArgs(contract)
    })
  })

  it('does not know an account that never deposited', async () => {
    const { staking, bob } = await loadFixture(deployStaking)
    expect(await staking.deposits(bob)).to.deep.equal([0n, false])
  })
})
