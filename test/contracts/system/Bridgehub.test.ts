import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { AbiCoder, keccak256, ZeroAddress, ZeroHash } from 'ethers'
import { ethers } from 'hardhat'
import { ZKChain__factory } from '../../../artifacts/types'
import { getAccounts } from '../helpers/getAccounts'
import { settlementLayer, sourceChainId } from '../helpers/settlementLayer'

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

  describe('what clients ask before anything else', () => {
    const ether = '0x0000000000000000000000000000000000000001'

    it('of a chain: its token, its protocol, where it settles', async () => {
      const { bridgehub } = await loadFixture(settlementLayer)
      const { chainId } = await ethers.provider.getNetwork()
      const assetId = keccak256(
        AbiCoder.defaultAbiCoder().encode(
          ['uint256', 'address', 'address'],
          [chainId, '0x0000000000000000000000000000000000010004', ether],
        ),
      )
      expect(await bridgehub.baseToken(sourceChainId)).to.equal(ether)
      expect(await bridgehub.baseTokenAssetId(sourceChainId)).to.equal(assetId)
      expect(await bridgehub.settlementLayer(sourceChainId)).to.equal(chainId)
      const manager = await ethers.getContractAt(
        'ChainTypeManager',
        await bridgehub.chainTypeManager(sourceChainId),
      )
      expect(await manager.getSemverProtocolVersion()).to.deep.equal([0n, 29n, 0n])
    })

    it('of a chain that is not registered: zeros', async () => {
      const { bridgehub } = await loadFixture(settlementLayer)
      expect(await bridgehub.baseToken(newChainId)).to.equal(ZeroAddress)
      expect(await bridgehub.baseTokenAssetId(newChainId)).to.equal(ZeroHash)
      expect(await bridgehub.settlementLayer(newChainId)).to.equal(0)
      expect(await bridgehub.chainTypeManager(newChainId)).to.equal(ZeroAddress)
    })

    it('of the network: its message root, and bridges that say that they are not here', async () => {
      const { bridgehub, messageRoot } = await loadFixture(settlementLayer)
      expect(await bridgehub.messageRoot()).to.equal(messageRoot)
      const router = await ethers.getContractAt('AssetRouter', await bridgehub.assetRouter())
      const nullifier = await ethers.getContractAt('Nullifier', await router.L1_NULLIFIER())
      const vault = await ethers.getContractAt(
        'NativeTokenVault',
        await nullifier.l1NativeTokenVault(),
      )
      expect(await vault.assetId(ether)).to.equal(await bridgehub.baseTokenAssetId(sourceChainId))
      expect(await vault.assetId(vault)).to.equal(ZeroHash)
      const [account] = await getAccounts()
      for (const to of [
        bridgehub,
        router,
        nullifier,
        vault,
        await bridgehub.chainTypeManager(sourceChainId),
      ])
        await expect(account.call({ to, data: '0x12345678ff' }))
          .to.be.revertedWithCustomError(bridgehub, 'NotOnLocalNetwork')
          .withArgs('0x12345678')
      for (const data of ['0x', '0x12345678'])
        await expect(account.sendTransaction({ to: vault, value: 1n, data }))
          .to.be.revertedWithCustomError(bridgehub, 'NotOnLocalNetwork')
          .withArgs(data === '0x' ? '0x00000000' : data)
    })
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
