import { BrowserProvider } from 'ethers'
import fc from 'fast-check'
import { encodeFunctionData, type Hash, type Hex, numberToHex, toHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProofJudge, ProofJudge__factory } from '../../artifacts/types'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { readArtifact } from '../../contracts/readArtifact'
import { type EvmNode, startNode } from '../../ecosystem/anvil/startNode'
import { systemAddresses } from '../../interop/addresses'
import { ProofRevertedError } from '../../interop/errors/proof'
import { inclusionArguments } from '../../interop/proof/inclusionArguments'
import { verifyProof } from '../../interop/proof/verifyProof'
import { flipBit, history, proveFromHistory, settlementLayer } from '../../interop/test/history'
import { revertData } from '../../interop/test/responses'
import type { MessageInclusion } from '../../interop/types'

/** How many histories are tried. A heavy run takes many more. */
const trees = Number(process.env.DIFFERENTIAL_TREES ?? 200)

const word: fc.Arbitrary<Hash> = fc.oneof(
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes)),
  fc.nat(20).map((number) => numberToHex(number, { size: 32 })),
  // What looks like the first word of a level.
  fc
    .tuple(fc.nat(2), fc.nat(20), fc.nat(4), fc.nat(2))
    .map((bytes) => toHex(Uint8Array.from([...bytes, ...Array(28).fill(0)]))),
)

type Alteration = (inclusion: MessageInclusion) => MessageInclusion

const alterElements =
  (alter: (elements: readonly Hash[], at: number) => readonly Hash[], at: number): Alteration =>
  (inclusion) => ({
    ...inclusion,
    proof: alter(inclusion.proof, at % (inclusion.proof.length || 1)),
  })

const alteration: fc.Arbitrary<Alteration> = fc.oneof(
  fc
    .tuple(fc.nat(), fc.nat(255))
    .map(([at, bit]) =>
      alterElements(
        (elements, i) => elements.map((old, j) => (i === j ? flipBit(old, bit) : old)),
        at,
      ),
    ),
  fc
    .tuple(fc.nat(), word)
    .map(([at, other]) => alterElements((elements, i) => elements.toSpliced(i, 1, other), at)),
  fc
    .tuple(fc.nat(), word)
    .map(([at, other]) => alterElements((elements, i) => elements.toSpliced(i, 0, other), at)),
  fc.nat().map((at) => alterElements((elements, i) => elements.toSpliced(i, 1), at)),
  fc.nat().map((at) => alterElements((elements, i) => elements.slice(0, i), at)),
  word.map((other) => alterElements((elements) => [...elements, other], 0)),
  fc.nat(40_000).map(
    (index): Alteration =>
      (inclusion) => ({ ...inclusion, index }),
  ),
  fc.bigInt(0n, 20n).map(
    (batchNumber): Alteration =>
      (inclusion) => ({
        ...inclusion,
        batchNumber,
      }),
  ),
  fc.constantFrom(271n, 272n, settlementLayer.chainId).map(
    (sourceChainId): Alteration =>
      (inclusion) => ({ ...inclusion, sourceChainId }),
  ),
  fc.nat(0xffff).map(
    (txNumberInBatch): Alteration =>
      (inclusion) => ({
        ...inclusion,
        message: { ...inclusion.message, txNumberInBatch },
      }),
  ),
)

const pick = fc.record({ batch: fc.nat(), message: fc.nat() })
const alterations = fc.array(fc.array(alteration, { minLength: 1, maxLength: 3 }), {
  minLength: 4,
  maxLength: 4,
})

/** What our verifier makes of a proof, in the bytes in which the contract would say it. */
function judgeOffChain(inclusion: MessageInclusion, root: Hash): { success: boolean; result: Hex } {
  try {
    const accepted = verifyProof(inclusion, ({ chainId, blockNumber }) =>
      chainId === settlementLayer.chainId && blockNumber === settlementLayer.blockNumber
        ? root
        : null,
    )
    return { success: true, result: numberToHex(Number(accepted), { size: 32 }) }
  } catch (error) {
    if (!(error instanceof ProofRevertedError)) throw error
    return { success: false, result: revertData(error) }
  }
}

describe('Contracts and client library', () => {
  let node: EvmNode
  let judge: ProofJudge

  beforeAll(async () => {
    node = await startNode({
      chainId: Number(settlementLayer.chainId),
      onExit(error) {
        throw error
      },
    })
    const { interopRootStorage, messageVerification, bootloader } = systemAddresses
    const places = [
      [interopRootStorage, 'system/L2InteropRootStorage'],
      [messageVerification, 'system/L2MessageVerification'],
      [bootloader, 'test/ProofJudge'],
    ] as const
    for (const [address, name] of places)
      await node.client.setCode({ address, bytecode: readArtifact(name).deployedBytecode })
    judge = ProofJudge__factory.connect(bootloader, new BrowserProvider(node.client.transport))
  })

  afterAll(() => node.stop())

  it(`agree on ${trees} random trees, their proofs and random modifications of these`, async () => {
    const verdictsSeen = new Set<string>()

    await fc.assert(
      fc.asyncProperty(history, pick, alterations, async (past, picked, changes) => {
        const { interopRoot, ...proven } = proveFromHistory(past, picked)
        const inclusions = [
          proven,
          ...changes.map((steps) => steps.reduce((inclusion, alter) => alter(inclusion), proven)),
        ]
        const [root, verdicts] = await judge.judge.staticCall(
          Array.from({ length: past.chainCount }, (_, chain) => 271 + chain),
          past.batches.map(({ chain, messages }, order) => ({
            chainId: 271 + chain,
            batchNumber: order + 1,
            messages,
          })),
          settlementLayer.blockNumber,
          inclusions.map((inclusion) =>
            encodeFunctionData({
              abi: l2MessageVerificationAbi,
              functionName: 'proveL2MessageInclusionShared',
              args: inclusionArguments(inclusion),
            }),
          ),
        )

        expect(root).toBe(interopRoot)
        expect(verdicts[0]?.result).toBe(numberToHex(1, { size: 32 }))
        for (const [i, inclusion] of inclusions.entries()) {
          const { success, result } = judgeOffChain(inclusion, interopRoot)
          expect(verdicts[i]?.success).toBe(success)
          expect(verdicts[i]?.result).toBe(result)
          verdictsSeen.add(success ? result : result.slice(0, 10))
        }
      }),
      { numRuns: trees },
    )
    // Both results and most reverts; otherwise little would have been compared.
    expect(verdictsSeen.size).toBeGreaterThan(5)
  }, 0)
})
