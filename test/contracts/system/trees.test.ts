import type { HardhatEthersProvider } from '@nomicfoundation/hardhat-ethers/internal/hardhat-ethers-provider'
import { expect } from 'chai'
import type { Addressable } from 'ethers'
import { ethers } from 'hardhat'
import { type MessageTrees, MessageTrees__factory } from '../../../artifacts/types'
import logsTree from '../../vectors/logs-tree.json'
import messageRoot from '../../vectors/message-root.json'
import proofs from '../../vectors/proofs.json'
import { createChain } from '../helpers/createChain'
import { hashPath } from '../helpers/hashPath'

const toMessage = (log: { txNumberInBatch: number; sender: string; message: string }) => ({
  txNumberInBatch: log.txNumberInBatch,
  sender: log.sender,
  data: log.message,
})

describe('LogsTree', () => {
  let chain: HardhatEthersProvider
  let trees: MessageTrees

  before(async () => {
    chain = await createChain(506)
    trees = await new MessageTrees__factory(await chain.getSigner()).deploy()
  })

  it('of a batch without messages is all padding', async () => {
    expect(await trees.logsRoot([])).to.equal(logsTree.emptyRoot)
  })

  for (const { name, count, logs, leaves, localLogsRoot, paths } of logsTree.cases)
    it(`has the published root: ${name}, ${count} messages`, async () => {
      const messages = logs.map(toMessage)
      expect(await trees.logsRoot(messages)).to.equal(localLogsRoot)

      for (const { index, path } of paths) {
        const message = messages[index]
        const leaf = message ? await trees.messageLeaf(message) : logsTree.emptyLeaf
        expect(leaf).to.equal(leaves[index] ?? logsTree.emptyLeaf)
        expect(hashPath(leaf, index, path)).to.equal(localLogsRoot)
      }
    })

  it('takes as many messages as it has leaves', async () => {
    const message = { txNumberInBatch: 0, sender: ethers.ZeroAddress, data: '0x' }
    let root: string = await trees.messageLeaf(message)
    for (let level = 0; level < logsTree.treeDepth; level++)
      root = ethers.keccak256(ethers.concat([root, root]))

    expect(await chain.call(repeatedMessage(trees, logsTree.treeLeaves))).to.equal(root)
  })

  it('takes no more messages than it has leaves', async () => {
    const trees = await ethers.deployContract('MessageTrees')
    await expect(ethers.provider.call(repeatedMessage(trees, logsTree.treeLeaves + 1)))
      .to.be.revertedWithCustomError(trees, 'LogsTreeTooManyMessages')
      .withArgs(logsTree.treeLeaves + 1, logsTree.treeLeaves)
  })

  /** A call of `logsRoot` in which every element of the array points at one and the same message. */
  function repeatedMessage(to: MessageTrees, count: number): { to: Addressable; data: string } {
    const single = to.interface.encodeFunctionData('logsRoot', [
      [{ txNumberInBatch: 0, sender: ethers.ZeroAddress, data: '0x' }],
    ])
    const word = (value: number) => ethers.toBeHex(value, 32)
    // After the selector: where the array begins, its length, where its elements begin, the elements.
    const message = ethers.dataSlice(single, 4 + 3 * 32)
    const offset = word(count * 32).slice(2)
    return {
      to,
      data: ethers.concat([
        ethers.dataSlice(single, 0, 4 + 32),
        word(count),
        `0x${offset.repeat(count)}`,
        message,
      ]),
    }
  }

  it('makes the published batch roots out of the messages and the aggregated root of the chain', async () => {
    for (const { steps } of proofs.scenarios)
      for (const step of steps) {
        if (!('logs' in step) || !step.logs) continue
        const localLogsRoot = await trees.logsRoot(step.logs.map(toMessage))
        expect(localLogsRoot).to.equal(step.localLogsRoot)
        expect(await trees.aggregatedRoot(step.chainId)).to.equal(step.aggregatedRoot)
        expect(await trees.chainBatchRoot(localLogsRoot, step.chainId)).to.equal(
          step.chainBatchRoot,
        )
      }
  })
})

describe('aggregated root of a chain on which nothing settles', () => {
  for (const { chainId, aggregatedRoot } of messageRoot.aggregatedRootWithNoOtherChains)
    it(`is the published one on chain ${chainId}`, async () => {
      const trees = await ethers.deployContract('MessageTrees')
      expect(await trees.aggregatedRoot(chainId)).to.equal(aggregatedRoot)
    })
})

describe('FullMerkle', () => {
  it('has no leaf to update beyond the last one', async () => {
    const trees = await ethers.deployContract('MessageTrees')
    await expect(trees.updateLeaf(0, ethers.ZeroHash)).to.be.revertedWithCustomError(
      trees,
      'MerkleIndexOutOfBounds',
    )
  })
})
