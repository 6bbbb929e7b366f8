const assert = require('node:assert/strict')
const { ethers, interstake } = require('hardhat')
const stakingArtifact = require('@interstake/contracts/artifacts/Staking.json')

describe('Staking on a local network', () => {
  const deployed = interstake.fixture(async () => {
    const [account] = await ethers.getSigners()
    const factory = ethers.ContractFactory.fromSolidity(stakingArtifact, account)
    const staking = await factory.deploy()
    await staking.waitForDeployment()
    return { account, staking }
  })

  for (const test of ['accepts a deposit', 'accepts it again after the fixture was reverted'])
    it(test, async () => {
      const { account, staking } = await deployed()
      const { provider } = account
      const address = await staking.getAddress()
      assert.equal(await provider.getBalance(address), 0n)
      const transaction = await staking.deposit({ value: ethers.parseEther('1') })
      await transaction.wait()
      assert.equal(await provider.getBalance(address), ethers.parseEther('1'))
    })

  it('controls settlement', async () => {
    await interstake.admin.pauseSettlement()
    assert.equal((await interstake.admin.getStatus()).isPaused, true)
    await interstake.admin.resumeSettlement()
  })
})
