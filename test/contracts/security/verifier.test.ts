import { expect } from 'chai'
import { toBeHex, ZeroHash, zeroPadBytes } from 'ethers'
import { ethers } from 'hardhat'
import { concatHex, getAddress, type Hex, zeroAddress } from 'viem'
import { hashLog } from '../../../interop/merkle/hashLog'
import { LogsTree } from '../../../interop/merkle/LogsTree'
import { batchLeaf, chainBatchRoot, chainLeaf } from '../../../interop/merkle/messageRoot'
import type { MessageInclusion } from '../../../interop/types'
import logsTree from '../../vectors/logs-tree.json'
import { claim, depositMessage } from '../helpers/claims'
import { hashPath } from '../helpers/hashPath'
import { interopWorld } from '../helpers/interopWorld'
import { sourceChainId } from '../helpers/settlementLayer'

/** Findings about verifiers of messages, as they were published of bridges and of the protocol itself. */

const finalWithoutPath = zeroPadBytes('0x01000001', 32)

async function worldWithDeposit() {
  const world = await interopWorld()
  const [inclusion] = await world.relay([depositMessage(world, world.alice.address)])
  if (!inclusion) throw new Error('the batch is empty')
  return { ...world, inclusion }
}

/** The elements that climb from the message to the root of its batch's logs tree. */
function logsPath({ proof }: MessageInclusion): Hex[] {
  return proof.slice(1, 1 + logsTree.treeDepth)
}

describe('Security of the verifier', () => {
  it('a zero root never matches: it cannot be imported and does not match a missing root', async () => {
    const { rootStorage, settlementChainId, verifier } = await interopWorld()
    await expect(
      rootStorage.addInteropRoot(settlementChainId, 999, [ZeroHash]),
    ).to.be.revertedWithCustomError(rootStorage, 'MessageRootIsZero')

    expect(await rootStorage.interopRoots(settlementChainId, 999)).to.equal(ZeroHash)
    expect(
      await verifier.proveL2LeafInclusionShared(settlementChainId, 999, 0, ZeroHash, [
        finalWithoutPath,
      ]),
    ).to.equal(false)
  })

  it('an empty leaf is not accepted as a message, although it is in the tree', async () => {
    const { inclusion, verifier } = await worldWithDeposit()
    const { batchNumber, index, message, proof } = inclusion
    const leaf = hashLog({ ...message, message: message.data })
    const root = hashPath(leaf, index, logsPath(inclusion))
    const pathOfUnused = [leaf, ...logsPath(inclusion).slice(1)]
    expect(hashPath(logsTree.emptyLeaf, 1, pathOfUnused)).to.equal(root)

    const [metadata = ZeroHash] = proof
    const rest = proof.slice(1 + logsTree.treeDepth)
    await expect(
      verifier.proveL2LeafInclusionShared(sourceChainId, batchNumber, 1, logsTree.emptyLeaf, [
        ...[metadata, ...pathOfUnused],
        ...rest,
      ]),
    ).to.be.revertedWithCustomError(verifier, 'HashedLogIsDefault')
  })

  it('a zero leaf is not in any tree', async () => {
    const { inclusion, verifier } = await worldWithDeposit()
    const { batchNumber, index, proof } = inclusion
    expect(
      await verifier.proveL2LeafInclusionShared(sourceChainId, batchNumber, index, ZeroHash, [
        ...proof,
      ]),
    ).to.equal(false)
  })

  it('recursion ends at the first settlement layer, even if the levels are consistent', async () => {
    const { rootStorage, verifier } = await interopWorld()
    const level = (next: number) => [
      zeroPadBytes('0x01000000', 32),
      ...[ZeroHash, ZeroHash, toBeHex(next, 32)],
    ]
    await rootStorage.addInteropRoot(508, 0, [ethers.id('some root')])
    const proof = [...level(506), ...level(508), finalWithoutPath]
    await expect(
      verifier.proveL2LeafInclusionShared(sourceChainId, 1, 0, ethers.id('a leaf'), proof),
    ).to.be.revertedWithCustomError(verifier, 'DepthMoreThanOneForRecursiveMerkleProof')
  })

  describe('a path without metadata, the legacy format of proofs, earns no reward', () => {
    it('as a path to the root of the batch, which no chain imports', async () => {
      const { inclusion, token } = await worldWithDeposit()
      const path = inclusion.proof.slice(1, 2 + logsTree.treeDepth)
      const altered = { ...inclusion, proof: path }
      expect(await token.checkMessageProof(...claim(altered))).to.equal(false)
      await expect(token.mintFor(...claim(altered))).to.be.revertedWithCustomError(
        token,
        'InteropTokenInvalidProof',
      )
    })

    it('as a path to an imported root, with the settlement layer passed off as the source', async () => {
      const { inclusion, settlementChainId, token, verifier } = await worldWithDeposit()
      const slBlock = BigInt(inclusion.proof.at(-5) ?? 0) >> 128n
      const sharedPath = inclusion.proof.slice(-2)
      const { batchNumber, message } = inclusion
      const { root } = new LogsTree([hashLog({ ...message, message: message.data })])
      const batchRoot = chainBatchRoot({ localLogsRoot: root, chainId: sourceChainId })
      expect(
        await verifier.proveL2LeafInclusionShared(
          settlementChainId,
          slBlock,
          1,
          chainLeaf({
            chainRoot: batchLeaf({ chainBatchRoot: batchRoot, batchNumber }),
            chainId: sourceChainId,
          }),
          sharedPath,
        ),
      ).to.equal(true)

      const altered = {
        ...inclusion,
        sourceChainId: settlementChainId,
        batchNumber: slBlock,
        proof: sharedPath,
        index: 1,
      }
      await expect(token.mintFor(...claim(altered)))
        .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
        .withArgs(settlementChainId, inclusion.message.sender)
      expect(
        await verifier.proveL2MessageInclusionShared(
          settlementChainId,
          slBlock,
          1,
          inclusion.message,
          sharedPath,
        ),
      ).to.equal(false)
    })
  })

  it('leaf encoding is injective: adjacent fields cannot be shifted', async () => {
    const trees = await ethers.deployContract('MessageTrees')
    const senders = [zeroAddress, getAddress(toBeHex(1, 20)), getAddress(toBeHex(256, 20))]
    const messages = [0, 1, 256].flatMap((txNumberInBatch) =>
      senders.flatMap((sender) =>
        ['0x', '0x00', '0x01', '0x0001', '0x0100'].map((data) => ({
          txNumberInBatch,
          sender,
          data,
        })),
      ),
    )
    const leaves = await Promise.all(messages.map((message) => trees.messageLeaf(message)))
    expect(new Set(leaves).size).to.equal(messages.length)
  })

  it('a message of a batch that was reverted before its execution is never proven', async () => {
    const world = await interopWorld()
    const { alice, bob, relay, token, zkChains } = world
    const zkChain = zkChains.get(sourceChainId)
    if (!zkChain) throw new Error('the source chain does not settle')
    const revertedMessage = depositMessage(world, alice.address)
    await zkChain.commitBatch({
      ...{ batchNumber: 1, firstBlock: 1, lastBlock: 1, lastBlockHash: ZeroHash, timestamp: 1 },
      ...{ messages: [revertedMessage], importedRoots: [] },
    })
    await zkChain.proveBatch(1)
    await zkChain.revertBatches(0)

    const [inclusion] = await relay([depositMessage(world, bob.address)])
    if (!inclusion) throw new Error('the batch is empty')
    // The same place, and therefore the same path, as the message would have had.
    await expect(
      token.mintFor(...claim({ ...inclusion, message: revertedMessage })),
    ).to.be.revertedWithCustomError(token, 'InteropTokenInvalidProof')
    await token.mintFor(...claim(inclusion))
  })

  it('a forged root is accepted on a chain whose operator imports it, and stops that chain from settling', async () => {
    const world = await interopWorld()
    const { alice, rootStorage, token, zkChains } = world
    const message = depositMessage(world, alice.address)
    const forged = new LogsTree([hashLog({ ...message, message: message.data })])
    await rootStorage.addInteropRoot(sourceChainId, 7, [forged.root])
    const metadata = concatHex(['0x010e0001', `0x${'00'.repeat(28)}`])
    await token.mintFor(sourceChainId, 7, 0, message, [metadata, ...forged.path(0)])

    const zkChain = zkChains.get(sourceChainId)
    if (!zkChain) throw new Error('the chain does not settle')
    const importedRoots = [{ chainId: sourceChainId, blockNumber: 7, root: forged.root }]
    await zkChain.commitBatch({
      ...{ batchNumber: 1, firstBlock: 1, lastBlock: 1, lastBlockHash: ZeroHash, timestamp: 1 },
      ...{ messages: [], importedRoots },
    })
    await zkChain.proveBatch(1)
    await expect(zkChain.executeBatch(1, importedRoots))
      .to.be.revertedWithCustomError(zkChain, 'ZKChainUnknownImportedRoot')
      .withArgs(sourceChainId, 7, forged.root)
  })
})
