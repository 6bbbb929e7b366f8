import { expect } from 'chai'
import { parseEther } from 'ethers'
import { ethers } from 'hardhat'
import { forceEther } from '../helpers/forceEther'
import { getAccounts } from '../helpers/getAccounts'
import { placeSystemContracts } from '../helpers/placeSystemContracts'

/** Findings about contracts that keep other people's ETH. */

async function deployStaking() {
  await placeSystemContracts()
  const staking = await ethers.deployContract('Staking')
  const [alice, bob] = await getAccounts()
  return { staking, alice, bob }
}

describe('Security of Staking', () => {
  it('forced ETH changes no stake and cannot be withdrawn', async () => {
    const { alice, bob, staking } = await deployStaking()
    await staking.connect(alice).deposit({ value: 100n })
    await forceEther(await staking.getAddress(), 11n)

    expect(await staking.deposits(alice)).to.deep.equal([100n, true])
    await expect(staking.connect(alice)['withdraw(uint256)'](101n)).to.be.revertedWithCustomError(
      staking,
      'StakingInsufficientStake',
    )
    await expect(staking.connect(bob)['withdraw()']()).to.be.revertedWithCustomError(
      staking,
      'StakingZeroAmount',
    )
    await expect(staking.connect(alice)['withdraw()']()).to.changeEtherBalance(alice, 100n)
    expect(await staking.totalStaked()).to.equal(11n)
  })

  it('no rounding: deposits can be withdrawn to the wei, in any number of parts', async () => {
    const { alice, bob, staking } = await deployStaking()
    const odd = parseEther('1') + 1n
    for (const value of [odd, 1n, 2n]) await staking.connect(alice).deposit({ value })
    await staking.connect(bob).deposit({ value: 3n })

    let left = odd + 3n
    for (const part of [left / 3n, 1n, left / 7n]) {
      await staking.connect(alice)['withdraw(uint256)'](part)
      left -= part
      expect(await staking.deposits(alice)).to.deep.equal([left, true])
    }
    await expect(staking.connect(alice)['withdraw()']()).to.changeEtherBalance(alice, left)
    expect(await staking.totalStaked()).to.equal(3n)
  })

  it('a reentrant depositor receives its stake once', async () => {
    const { bob, staking } = await deployStaking()
    const thief = await ethers.deployContract('ReenteringDepositor', [staking])
    await thief.deposit({ value: 100n })
    await staking.connect(bob).deposit({ value: 100n })

    await thief.withdraw(100n, staking.interface.encodeFunctionData('withdraw(uint256)', [100n]))

    expect(await thief.reentered()).to.equal(false)
    expect(await ethers.provider.getBalance(thief)).to.equal(100n)
    expect(await staking.totalStaked()).to.equal(100n)
  })
})
