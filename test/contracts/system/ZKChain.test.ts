import { loadFixture, mine, takeSnapshot } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { type ContractTransactionResponse, concat, keccak256, toBeHex, ZeroHash } from 'ethers'
import { ethers } from 'hardhat'
import { type ZKChain, ZKChain__factory } from '../../../artifacts/types'
import type { BatchDataStruct } from '../../../artifacts/types/contracts/system/ZKChain'
import proofs from '../../vectors/proofs.json'
import { settlementLayer, sourceChainId } from '../helpers/settlementLayer'

const message = {
  txNumberInBatch: 0,
  sender: '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049',
  data: '0x1234',
}

function batch(fields: Partial<BatchDataStruct> = {}): BatchDataStruct {
  return {
    batchNumber: 1,
    firstBlock: 1,
    lastBlock: 3,
    lastBlockHash: keccak256('0x03'),
    timestamp: 1_700_000_000,
    messages: [message],
    importedRoots: [],
    ...fields,
  }
}

/** Slot of the mapping of batches, after the slot of the four counters. */
const batchesSlot = 1

const second = batch({ batchNumber: 2, firstBlock: 4, lastBlock: 4 })

async function settle(world: Awaited<ReturnType<typeof settlementLayer>>, data: BatchDataStruct) {
  await world.zkChain.commitBatch(data)
  await world.zkChain.proveBatch(data.batchNumber)
  return world.zkChain.executeBatch(data.batchNumber, data.importedRoots)
}

function slotsOf(zkChain: ZKChain, batchNumber: number): Promise<string[]> {
  const encoded = ethers.AbiCoder.defaultAbiCoder().encode(
    ['uint256', 'uint256'],
    [batchNumber, batchesSlot],
  )
  const first = BigInt(keccak256(encoded))
  return Promise.all(
    [0n, 1n, 2n, 3n].map((index) => ethers.provider.getStorage(zkChain, first + index)),
  )
}

/** A settlement layer with a root to import, of a block that can publish no other. */
async function settlementLayerWithRoot() {
  const world = await loadFixture(settlementLayer)
  const receipt = await (await world.messageRoot.updateFullTree()).wait()
  await mine()
  const blockNumber = receipt?.blockNumber ?? 0
  const { chainId } = await ethers.provider.getNetwork()
  const root = await world.messageRoot.historicalRoot(blockNumber)
  return { ...world, imported: { chainId, blockNumber, root } }
}

describe('ZKChain', () => {
  it('starts without batches', async () => {
    const { zkChain } = await loadFixture(settlementLayer)
    expect(await zkChain.totalBatchesCommitted()).to.equal(0)
    expect(await zkChain.totalBatchesVerified()).to.equal(0)
    expect(await zkChain.totalBatchesExecuted()).to.equal(0)
    expect(await zkChain.chainBatchRoot(1)).to.equal(ZeroHash)
  })

  describe('commitBatch', () => {
    it('rebuilds the root of the batch from its public data', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      const trees = await ethers.deployContract('MessageTrees')
      const root = keccak256(
        concat([await trees.logsRoot([message]), await trees.aggregatedRoot(sourceChainId)]),
      )
      const [input] = zkChain.interface.getFunction('commitBatch').inputs
      if (!input) throw new Error('commitBatch takes nothing')
      const batchHash = keccak256(ethers.AbiCoder.defaultAbiCoder().encode([input], [batch()]))

      await expect(zkChain.commitBatch(batch()))
        .to.emit(zkChain, 'BlockCommit')
        .withArgs(1, batchHash, root)

      expect(await zkChain.chainBatchRoot(1)).to.equal(root)
      expect(await zkChain.totalBatchesCommitted()).to.equal(1)
    })

    it('arrives at the published root of a batch', async () => {
      const { bridgehub, validator } = await loadFixture(settlementLayer)
      const step = proofs.scenarios
        .flatMap(({ steps }) => steps)
        .find((step) => (step.logs?.length ?? 0) > 1)
      if (!step?.logs) throw new Error('no batch with several messages among the vectors')
      await bridgehub.createNewChain(step.chainId, validator)
      const address = await bridgehub.getZKChain(step.chainId)
      const published = ZKChain__factory.connect(address, validator)

      const messages = step.logs.map((log) => ({ ...log, data: log.message }))
      await published.commitBatch(batch({ messages }))

      expect(await published.chainBatchRoot(1)).to.equal(step.chainBatchRoot)
    })

    it('takes a batch without messages', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch({ messages: [] }))
      expect(await zkChain.chainBatchRoot(1)).not.to.equal(ZeroHash)
    })

    it('takes the next batch before the one before is proven', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await zkChain.commitBatch(second)
      expect(await zkChain.totalBatchesCommitted()).to.equal(2)
    })

    it('error: ZKChainOnlyValidator', async () => {
      const { stranger, validator, zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.connect(stranger).commitBatch(batch()))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainOnlyValidator')
        .withArgs(stranger, validator)
    })

    it('error: ZKChainUnexpectedBatch, for a number skipped or used before', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.commitBatch(second))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(1, 2)
      await zkChain.commitBatch(batch())
      await expect(zkChain.commitBatch(batch()))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(2, 1)
    })

    it('error: ZKChainUnexpectedBlocks, for block 0, a gap, an overlap, an end before the start or a number too big', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      const expectUnexpected = (fields: Partial<BatchDataStruct>, expected: number) =>
        expect(zkChain.commitBatch(batch(fields)))
          .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBlocks')
          .withArgs(expected, fields.firstBlock ?? 1, fields.lastBlock ?? 3)

      await expectUnexpected({ firstBlock: 0 }, 1)
      await expectUnexpected({ lastBlock: 0 }, 1)
      await expectUnexpected({ lastBlock: 2n ** 64n }, 1)
      await zkChain.commitBatch(batch())
      await expectUnexpected({ batchNumber: 2, firstBlock: 3, lastBlock: 5 }, 4)
      await expectUnexpected({ batchNumber: 2, firstBlock: 5, lastBlock: 5 }, 4)
    })
  })

  describe('proveBatch', () => {
    it('counts the next committed batch as proven', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await expect(zkChain.proveBatch(1)).to.emit(zkChain, 'BlocksVerification').withArgs(0, 1)
      expect(await zkChain.totalBatchesVerified()).to.equal(1)
    })

    it('error: ZKChainOnlyValidator', async () => {
      const { stranger, validator, zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await expect(zkChain.connect(stranger).proveBatch(1))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainOnlyValidator')
        .withArgs(stranger, validator)
    })

    it('error: ZKChainUnexpectedBatch, out of order', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await zkChain.commitBatch(second)
      await expect(zkChain.proveBatch(2))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(1, 2)
    })

    it('error: ZKChainBatchNotReady, before the commit', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.proveBatch(1))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainBatchNotReady')
        .withArgs(1)
    })
  })

  describe('executeBatch', () => {
    it("adds the batch's root to the message root", async () => {
      const world = await loadFixture(settlementLayer)
      const { messageRoot, zkChain } = world
      const execution = await settle(world, batch())
      const root = await zkChain.chainBatchRoot(1)

      await expect(execution)
        .to.emit(zkChain, 'BlockExecution')
        .withArgs(1, () => true, root)
        .and.to.emit(messageRoot, 'AppendedChainBatchRoot')
        .withArgs(sourceChainId, 1, root)
      expect(await zkChain.totalBatchesExecuted()).to.equal(1)
      expect(await messageRoot.historicalRoot(execution.blockNumber ?? 0)).to.equal(
        await messageRoot.getAggregatedRoot(),
      )
    })

    it('keeps only the root of a batch, and the last block of the last one', async () => {
      const world = await loadFixture(settlementLayer)
      const { zkChain } = world
      await settle(world, batch())
      await settle(world, second)
      const root = await zkChain.chainBatchRoot(1)
      expect(await slotsOf(zkChain, 1)).to.deep.equal([ZeroHash, root, ZeroHash, ZeroHash])
      expect(await slotsOf(zkChain, 2)).to.deep.equal([
        ...[ZeroHash, await zkChain.chainBatchRoot(2), ZeroHash],
        toBeHex(second.lastBlock, 32),
      ])
    })

    it('accepts imported roots that this settlement layer has had', async () => {
      const world = await loadFixture(settlementLayerWithRoot)
      await settle(world, batch({ importedRoots: [world.imported] }))
      expect(await world.zkChain.totalBatchesExecuted()).to.equal(1)
    })

    it('error: ZKChainOnlyValidator', async () => {
      const { stranger, validator, zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.connect(stranger).executeBatch(1, []))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainOnlyValidator')
        .withArgs(stranger, validator)
    })

    it('error: ZKChainUnexpectedBatch, out of order or twice', async () => {
      const world = await loadFixture(settlementLayer)
      await settle(world, batch())
      for (const number of [1, 3])
        await expect(world.zkChain.executeBatch(number, []))
          .to.be.revertedWithCustomError(world.zkChain, 'ZKChainUnexpectedBatch')
          .withArgs(2, number)
    })

    it('error: ZKChainBatchNotReady, before the proof', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await expect(zkChain.executeBatch(1, []))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainBatchNotReady')
        .withArgs(1)
    })

    it('error: ZKChainWrongImportedRoots, for other roots than committed', async () => {
      const { imported, zkChain } = await loadFixture(settlementLayerWithRoot)
      await zkChain.commitBatch(batch({ importedRoots: [imported] }))
      await zkChain.proveBatch(1)
      await expect(zkChain.executeBatch(1, [])).to.be.revertedWithCustomError(
        zkChain,
        'ZKChainWrongImportedRoots',
      )
      await expect(
        zkChain.executeBatch(1, [{ ...imported, root: keccak256('0x') }]),
      ).to.be.revertedWithCustomError(zkChain, 'ZKChainWrongImportedRoots')
      await zkChain.executeBatch(1, [imported])
    })

    describe('error: ZKChainUnknownImportedRoot', () => {
      const unknown: Record<
        string,
        { root?: string; blocksLater?: number; chainIdOffset?: bigint }
      > = {
        'for a root that the block did not publish': { root: keccak256('0x') },
        'for the root of another block': { blocksLater: 1 },
        'for a root of another settlement layer': { chainIdOffset: 1n },
        'for the zero root of a block that published none': { blocksLater: 1, root: ZeroHash },
      }
      for (const [name, change] of Object.entries(unknown))
        it(name, async () => {
          const { imported, zkChain } = await loadFixture(settlementLayerWithRoot)
          const { blocksLater = 0, chainIdOffset = 0n, root = imported.root } = change
          const wrong = {
            chainId: imported.chainId + chainIdOffset,
            blockNumber: imported.blockNumber + blocksLater,
            root,
          }
          await zkChain.commitBatch(batch({ importedRoots: [imported, wrong] }))
          await zkChain.proveBatch(1)
          await expect(zkChain.executeBatch(1, [imported, wrong]))
            .to.be.revertedWithCustomError(zkChain, 'ZKChainUnknownImportedRoot')
            .withArgs(wrong.chainId, wrong.blockNumber, wrong.root)
        })
    })
  })

  describe('settleBatch', () => {
    it('has the effects and the events of the three steps', async () => {
      const world = await loadFixture(settlementLayerWithRoot)
      const { messageRoot, zkChain, imported } = world
      const batches = [batch({ importedRoots: [imported] }), second]
      const settleAll = async (
        send: (data: BatchDataStruct) => Promise<ContractTransactionResponse>,
      ) => {
        const from = await ethers.provider.getBlockNumber()
        for (const data of batches) await send(data)
        const events = await ethers.provider.getLogs({ fromBlock: from + 1 })
        return {
          events: events
            // Emitted by the block of the execution, whose number differs.
            .filter(
              ({ topics: [topic] }) =>
                topic !== messageRoot.filters.NewInteropRoot.fragment.topicHash,
            )
            .map(({ address, topics, data }) => ({ address, topics, data })),
          root: await messageRoot.getAggregatedRoot(),
          slots: await Promise.all([1, 2].map((number) => slotsOf(zkChain, number))),
          counters: await ethers.provider.getStorage(zkChain, 0),
        }
      }
      const before = await takeSnapshot()
      const expected = await settleAll((data) => settle(world, data))
      await before.restore()
      expect(await settleAll((data) => zkChain.settleBatch(data))).to.deep.equal(expected)
    })

    it('error: ZKChainOnlyValidator', async () => {
      const { stranger, validator, zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.connect(stranger).settleBatch(batch()))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainOnlyValidator')
        .withArgs(stranger, validator)
    })

    it('error: ZKChainUnexpectedBatch, twice or while the one before is not executed', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.settleBatch(batch())
      await expect(zkChain.settleBatch(batch()))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(2, 1)
      await zkChain.commitBatch(second)
      const third = batch({ batchNumber: 3, firstBlock: 5, lastBlock: 5 })
      await expect(zkChain.settleBatch(third))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(2, 3)
      await zkChain.proveBatch(2)
      await expect(zkChain.settleBatch(third))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnexpectedBatch')
        .withArgs(2, 3)
    })

    it('error: ZKChainUnknownImportedRoot', async () => {
      const { imported, zkChain } = await loadFixture(settlementLayerWithRoot)
      const forged = { ...imported, root: keccak256('0x') }
      await expect(zkChain.settleBatch(batch({ importedRoots: [forged] })))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainUnknownImportedRoot')
        .withArgs(forged.chainId, forged.blockNumber, forged.root)
      expect(await zkChain.totalBatchesCommitted()).to.equal(0)
    })
  })

  describe('revertBatches', () => {
    it('reverts what is not executed, so that others can take its place', async () => {
      const world = await loadFixture(settlementLayer)
      const { zkChain } = world
      await settle(world, batch())
      await zkChain.commitBatch(second)
      await zkChain.commitBatch(batch({ batchNumber: 3, firstBlock: 5, lastBlock: 9 }))
      await zkChain.proveBatch(2)

      await expect(zkChain.revertBatches(1)).to.emit(zkChain, 'BlocksRevert').withArgs(1, 1, 1)

      expect(await zkChain.totalBatchesCommitted()).to.equal(1)
      expect(await zkChain.totalBatchesVerified()).to.equal(1)
      expect(await zkChain.chainBatchRoot(2)).to.equal(ZeroHash)
      expect(await zkChain.chainBatchRoot(3)).to.equal(ZeroHash)
      await settle(world, batch({ batchNumber: 2, firstBlock: 4, lastBlock: 6 }))
    })

    it('keeps what was proven up to there', async () => {
      const { zkChain } = await loadFixture(settlementLayer)
      await zkChain.commitBatch(batch())
      await zkChain.commitBatch(second)
      await zkChain.proveBatch(1)
      await expect(zkChain.revertBatches(1)).to.emit(zkChain, 'BlocksRevert').withArgs(1, 1, 0)
      expect(await zkChain.chainBatchRoot(1)).not.to.equal(ZeroHash)
      await zkChain.executeBatch(1, [])
    })

    it('goes back to the very beginning as long as nothing is executed', async () => {
      const world = await loadFixture(settlementLayer)
      await world.zkChain.commitBatch(batch())
      await world.zkChain.revertBatches(0)
      await settle(world, batch({ lastBlock: 7 }))
    })

    it('error: ZKChainCannotRevert', async () => {
      const world = await loadFixture(settlementLayer)
      const { zkChain } = world
      await settle(world, batch())
      await zkChain.commitBatch(second)
      for (const newLastBatch of [0, 3])
        await expect(zkChain.revertBatches(newLastBatch))
          .to.be.revertedWithCustomError(zkChain, 'ZKChainCannotRevert')
          .withArgs(newLastBatch, 1, 2)
    })

    it('error: ZKChainOnlyValidator', async () => {
      const { stranger, validator, zkChain } = await loadFixture(settlementLayer)
      await expect(zkChain.connect(stranger).revertBatches(0))
        .to.be.revertedWithCustomError(zkChain, 'ZKChainOnlyValidator')
        .withArgs(stranger, validator)
    })
  })
})
