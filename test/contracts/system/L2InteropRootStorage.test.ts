import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { concat, keccak256, toBeHex } from 'ethers'
import { ethers } from 'hardhat'
import type { L2InteropRootStorage } from '../../../artifacts/types'
import proofs from '../../vectors/proofs.json'
import { getAccounts } from '../helpers/getAccounts'
import { impersonate } from '../helpers/impersonate'
import { placeSystemContracts } from '../helpers/placeSystemContracts'

const root = keccak256('0x01')

describe('L2InteropRootStorage', () => {
  describe('answers the published calls, one after the other', () => {
    let rootStorage: L2InteropRootStorage

    before(async () => {
      rootStorage = await ethers.deployContract('L2InteropRootStorage')
    })

    for (const call of proofs.rootStorage)
      it(`${call.note}: ${call.revert?.name ?? 'stored'}`, async () => {
        const { caller, chainId, blockOrBatchNumber, sides } = call
        const sender = rootStorage.connect(await impersonate(caller))
        if (call.revert) {
          expect(rootStorage.interface.getError(call.revert.name)?.selector).to.equal(
            call.revert.selector,
          )
          await expect(
            sender.addInteropRoot(chainId, blockOrBatchNumber, sides),
          ).to.be.revertedWithCustomError(rootStorage, call.revert.name)
        } else {
          const transaction = await sender.addInteropRoot(chainId, blockOrBatchNumber, sides)
          const logs = (await transaction.wait())?.logs.map(({ topics, data }) => ({
            topics,
            data,
          }))
          expect(logs).to.deep.equal([{ topics: call.eventTopics, data: call.eventData }])
        }
        expect(await rootStorage.interopRoots(chainId, blockOrBatchNumber)).to.equal(
          call.storedAfter,
        )
      })
  })

  it('keeps the roots at storage slot 0', async () => {
    const { rootStorage } = await loadFixture(placeSystemContracts)
    await rootStorage.addInteropRoot(506, 7, [root])

    const slotOfChain = keccak256(concat([toBeHex(506, 32), toBeHex(0, 32)]))
    const slotOfBlock = keccak256(concat([toBeHex(7, 32), slotOfChain]))
    expect(await ethers.provider.getStorage(rootStorage, slotOfBlock)).to.equal(root)
  })

  describe('takes a root as one argument', () => {
    const interopRoot = { chainId: 506, blockOrBatchNumber: 1, sides: [root] }

    it('under the selector that bootloaders call', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      const { selector } = rootStorage.interface.getFunction('addSingleInteropRoot')
      expect(selector).to.equal('0x3b43dbde')
    })

    it('and stores it once', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      await expect(rootStorage.addSingleInteropRoot(interopRoot))
        .to.emit(rootStorage, 'InteropRootAdded')
        .withArgs(506, 1, [root])
      expect(await rootStorage.interopRoots(506, 1)).to.equal(root)
      await expect(rootStorage.addSingleInteropRoot(interopRoot)).to.be.revertedWithCustomError(
        rootStorage,
        'InteropRootAlreadyExists',
      )
    })

    it('from the bootloader only', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      const [stranger] = await getAccounts()
      await expect(
        rootStorage.connect(stranger).addSingleInteropRoot(interopRoot),
      ).to.be.revertedWithCustomError(rootStorage, 'CallerMustBeBootloader')
    })
  })

  describe('takes several roots at once', () => {
    const roots = [
      { chainId: 506, blockOrBatchNumber: 1, sides: [root] },
      { chainId: 506, blockOrBatchNumber: 2, sides: [keccak256(root)] },
    ]

    it('under the selector that bootloaders call', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      const { selector } = rootStorage.interface.getFunction('addInteropRootsInBatch')
      expect(selector).to.equal('0xcca2f7bc')
    })

    it('and stores each of them', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      await rootStorage.addInteropRootsInBatch(roots)
      for (const { chainId, blockOrBatchNumber, sides } of roots)
        expect(await rootStorage.interopRoots(chainId, blockOrBatchNumber)).to.equal(sides[0])
    })

    it('or none, if one of them is refused', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      await expect(
        rootStorage.addInteropRootsInBatch([...roots, ...roots]),
      ).to.be.revertedWithCustomError(rootStorage, 'InteropRootAlreadyExists')
      expect(await rootStorage.interopRoots(506, 1)).to.equal(ethers.ZeroHash)
    })

    it('from the bootloader only', async () => {
      const { rootStorage } = await loadFixture(placeSystemContracts)
      const [stranger] = await getAccounts()
      await expect(
        rootStorage.connect(stranger).addInteropRootsInBatch(roots),
      ).to.be.revertedWithCustomError(rootStorage, 'CallerMustBeBootloader')
    })
  })
})
