import { loadFixture } from '@nomicfoundation/hardhat-network-helpers'
import { expect } from 'chai'
import { AbiCoder, concat, toBeHex, ZeroHash, zeroPadBytes } from 'ethers'
import proofs from '../../vectors/proofs.json'
import { callRaw } from '../helpers/callRaw'
import { hashPath } from '../helpers/hashPath'
import { placeSystemContracts } from '../helpers/placeSystemContracts'

const { interopRoots, singleLevel, valid, mutated, documented, logAndLeaf } = proofs

async function chainWithImportedRoots() {
  const { rootStorage, verifier } = await placeSystemContracts()
  const roots = [...interopRoots, singleLevel.storedRoot]
  await rootStorage.addInteropRootsInBatch(
    roots.map(({ chainId, blockNumber, root }) => ({
      chainId,
      blockOrBatchNumber: blockNumber,
      sides: [root],
    })),
  )
  return { rootStorage, verifier }
}

type Verdict = { expected: boolean | null; revert?: { data: string } }

async function expectVerdict(data: string, { expected, revert }: Verdict): Promise<void> {
  const { verifier } = await loadFixture(chainWithImportedRoots)
  const outcome = await callRaw(await verifier.getAddress(), data)
  expect(outcome).to.deep.equal(
    revert
      ? { reverted: revert.data }
      : { returned: AbiCoder.defaultAbiCoder().encode(['bool'], [expected]) },
  )
}

type MessageCase = {
  srcChainId: number
  batchNumber: number
  index: number
  message: { txNumberInBatch: number; sender: string; data: string }
  proof: string[]
} & Verdict

async function expectMessageVerdict(messageCase: MessageCase): Promise<void> {
  const { verifier } = await loadFixture(chainWithImportedRoots)
  const { srcChainId, batchNumber, index, message, proof } = messageCase
  const data = verifier.interface.encodeFunctionData('proveL2MessageInclusionShared', [
    srcChainId,
    batchNumber,
    index,
    message,
    proof,
  ])
  await expectVerdict(data, messageCase)
}

describe('L2MessageVerification', () => {
  describe('accepts a message with its proof', () => {
    for (const proof of valid)
      it(`${proof.name}: batch ${proof.batchNumber} of chain ${proof.srcChainId}${proof.note ? `, ${proof.note}` : ''}`, () =>
        expectMessageVerdict(proof))
  })

  describe('judges a proof with one change as published', () => {
    for (const proof of mutated)
      it(`${proof.name}: ${proof.mutation}: ${proof.revert?.name ?? proof.expected}`, () =>
        expectMessageVerdict(proof))
  })

  describe('accepts the proofs printed in the public guide', () => {
    for (const proof of documented)
      it(`${proof.name}: ${proof.note}`, () => expectMessageVerdict(proof))
  })

  describe('knows a proof that ends at a root stored for the source chain itself', () => {
    for (const proof of singleLevel.cases)
      it(`${proof.name}: ${proof.note}: ${proof.expected}`, () => expectMessageVerdict(proof))
  })

  describe('proves logs and bare leaves', () => {
    for (const { method, note, log, leaf, ...call } of logAndLeaf)
      it(`${method}: ${note}: ${call.revert?.name ?? call.expected}`, async () => {
        const { verifier } = await loadFixture(chainWithImportedRoots)
        const { srcChainId, batchNumber, index, proof } = call
        const data = log
          ? verifier.interface.encodeFunctionData('proveL2LogInclusionShared', [
              srcChainId,
              batchNumber,
              index,
              log,
              proof,
            ])
          : verifier.interface.encodeFunctionData('proveL2LeafInclusionShared', [
              srcChainId,
              batchNumber,
              index,
              leaf ?? '',
              proof,
            ])
        await expectVerdict(data, call)
      })
  })

  describe('never takes the zero root of a block that was not imported for a match', () => {
    it('even if something would hash to zero', async () => {
      const { verifier } = await loadFixture(chainWithImportedRoots)
      const finalWithoutPath = zeroPadBytes('0x01000001', 32)
      expect(
        await verifier.proveL2LeafInclusionShared(506, 999_999, 0, ZeroHash, [finalWithoutPath]),
      ).to.equal(false)
    })
  })

  it('climbs through one settlement layer, not through two', async () => {
    const { verifier } = await loadFixture(chainWithImportedRoots)
    const level = [zeroPadBytes('0x01000000', 32), ZeroHash, ZeroHash, toBeHex(506, 32)]
    const proof = [...level, ...level, zeroPadBytes('0x01000001', 32)]
    await expect(
      verifier.proveL2LeafInclusionShared(271, 1, 0, hashPath(ZeroHash, 0, [ZeroHash]), proof),
    ).to.be.revertedWithCustomError(verifier, 'DepthMoreThanOneForRecursiveMerkleProof')
  })

  it('takes no path of 256 nodes or more', async () => {
    const { verifier } = await loadFixture(chainWithImportedRoots)
    const path = Array.from({ length: 256 }, () => concat([toBeHex(1, 32)]))
    await expect(
      verifier.proveL2LeafInclusionShared(271, 1, 0, ZeroHash, path),
    ).to.be.revertedWithCustomError(verifier, 'MerklePathOutOfBounds')
  })
})
