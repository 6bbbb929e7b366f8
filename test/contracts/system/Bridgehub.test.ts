import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { ZeroAddress } from 'ethers'
import { ethers } from 'hardhat'
import { ZKChain__factory } from '../../../artifacts/types'
import { settlementLayer } from '../helpers/settlementLayer'

const newChainId = 5328

describe('Bridgehub', () => {
  it('deploys the contract of a chain and registers the chain with the message root', async () => {
    const { bridgehub, messageRoot, validator } = await loadFixture(settlementLayer)
    const expected = await bridgehub.createNewChain.staticCall(newChainId, validator)

    await expect(bridgehub.createNewChain(newChainId, validator))
      .to.emit(bridgehub, 'NewChain')
      .withArgs(newChainId, expected, validator)
      .and.to.emit(messageRoot, 'AddedChain')
      .withArgs(newChainId, 2)

    expect(await bridgehub.getZKChain(newChainId)).to.equal(expected)
    const zkChain = ZKChain__factory.connect(expected, ethers.provider)
    expect(await zkChain.chainId()).to.equal(newChainId)
    expect(await zkChain.validator()).to.equal(validator)
  })

  it('does not know a chain that was not registered', async () => {
    const { bridgehub } = await loadFixture(settlementLayer)
    expect(await bridgehub.getZKChain(newChainId)).to.equal(ZeroAddress)
  })

  it('lets nobody else register chains with the message root', async () => {
    const { bridgehub } = await loadFixture(settlementLayer)
    expect(await bridgehub.chainAssetHandler()).to.equal(ZeroAddress)
  })

  it('error: BridgehubOnlyAdmin', async () => {
    const { admin, bridgehub, stranger } = await loadFixture(settlementLayer)
    await expect(bridgehub.connect(stranger).createNewChain(newChainId, stranger))
      .to.be.revertedWithCustomError(bridgehub, 'BridgehubOnlyAdmin')
      .withArgs(stranger, admin)
  })

  it('error: ChainExists, for a chain registered before', async () => {
    const { bridgehub, messageRoot, validator } = await loadFixture(settlementLayer)
    await bridgehub.createNewChain(newChainId, validator)
    const zkChain = await bridgehub.getZKChain(newChainId)
    await expect(bridgehub.createNewChain(newChainId, validator)).to.be.revertedWithCustomError(
      messageRoot,
      'ChainExists',
    )
    expect(await bridgehub.getZKChain(newChainId)).to.equal(zkChain)
  })

  it('error: ChainExists, for the settlement layer itself', async () => {
    const { bridgehub, messageRoot, validator } = await loadFixture(settlementLayer)
    const { chainId } = await ethers.provider.getNetwork()
    await expect(bridgehub.createNewChain(chainId, validator)).to.be.revertedWithCustomError(
      messageRoot,
      'ChainExists',
    )
  })

  it('error: ZeroChainId', async () => {
    const { bridgehub, validator } = await loadFixture(settlementLayer)
    await expect(bridgehub.createNewChain(0, validator)).to.be.revertedWithCustomError(
      bridgehub,
      'ZeroChainId',
    )
  })

  it('error: ZeroAddress, for the validator and the admin', async () => {
    const { bridgehub } = await loadFixture(settlementLayer)
    await expect(bridgehub.createNewChain(newChainId, ZeroAddress)).to.be.revertedWithCustomError(
      bridgehub,
      'ZeroAddress',
    )
    const fresh = await ethers.deployContract('Bridgehub')
    await expect(fresh.initialize(ZeroAddress)).to.be.revertedWithCustomError(fresh, 'ZeroAddress')
  })

  it('error: InvalidInitialization, the second time', async () => {
    const { bridgehub, stranger } = await loadFixture(settlementLayer)
    await expect(bridgehub.connect(stranger).initialize(stranger)).to.be.revertedWithCustomError(
      bridgehub,
      'InvalidInitialization',
    )
  })
})
