import { expect } from 'chai'
import { type JsonRpcProvider, parseEther } from 'ethers'
import { ethers } from 'hardhat'
import {
  type Address,
  concat,
  encodeAbiParameters,
  getAddress,
  type Hash,
  keccak256,
  numberToHex,
  zeroHash,
} from 'viem'
import type { InteropToken } from '../../artifacts/types'
import type { Manifest } from '../../deployments/manifest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import {
  getInteropRoot,
  inclusionArguments,
  type MessageProof,
  systemAddresses,
  waitForMessage,
} from '../../interop'
import { ethersProvider, viemClient, wallet } from './helpers/connect'
import { hashOf } from './helpers/hashOf'
import { sendMessage } from './helpers/sendMessage'

const stake = parseEther('0.1')
const reward = parseEther('1')

describe('reward for a stake on another chain', () => {
  let ecosystem: StakingEcosystem
  let sources: { chain: Manifest['stakingChains'][number]; provider: JsonRpcProvider }[]
  let rewards: JsonRpcProvider
  let token: InteropToken

  before(async () => {
    ecosystem = await createStakingEcosystem()
    const { stakingChains, rewardsChain } = ecosystem.manifest
    sources = stakingChains.map((chain) => ({ chain, provider: ethersProvider(chain) }))
    rewards = ethersProvider(rewardsChain)
    token = await ethers.getContractAt(
      'InteropToken',
      rewardsChain.token.address,
      wallet(9, rewards),
    )
  })

  after(async () => {
    for (const { provider } of sources) provider.destroy()
    rewards.destroy()
    await ecosystem.stop()
  })

  /** Stakes with an account on the chain with that index, and waits for the proof of its message. */
  async function stakeAndProve(chainIndex: number, account: number): Promise<MessageProof> {
    const source = sourceAt(chainIndex)
    const staking = await ethers.getContractAt(
      'Staking',
      source.chain.staking.address,
      wallet(account, source.provider),
    )
    return prove(chainIndex, hashOf(await staking.deposit({ value: stake })))
  }

  async function prove(chainIndex: number, hash: Hash): Promise<MessageProof> {
    const { proof } = await waitForMessage(viemClient(sourceAt(chainIndex).chain), {
      hash,
      destination: viemClient(ecosystem.manifest.rewardsChain),
    })
    return proof
  }

  function sourceAt(index: number) {
    const source = sources[index]
    if (!source) throw new Error(`No staking chain ${index}`)
    return source
  }

  function mintArguments(proof: MessageProof): Parameters<InteropToken['mint']['staticCall']> {
    const [chainId, batchNumber, index, message, elements] = inclusionArguments(proof)
    return [chainId, batchNumber, index, message, [...elements]]
  }

  it('mints one token to the depositor', async () => {
    const proof = await stakeAndProve(0, 0)
    const depositor = wallet(0, rewards)

    await expect(token.connect(depositor).mint(...mintArguments(proof)))
      .to.emit(token, 'RewardMinted')
      .withArgs(depositor.address, proof.sourceChainId, proof.batchNumber, proof.index)
    expect(await token.balanceOf(depositor.address)).to.equal(reward)
    expect(await token.addressesThatMinted(depositor.address)).to.equal(true)
  })

  it('is minted once, however often and wherever the account stakes', async () => {
    const first = await stakeAndProve(0, 1)
    const second = await stakeAndProve(1, 1)
    const depositor = wallet(1, rewards)
    await (await token.connect(depositor).mint(...mintArguments(first))).wait()

    const trailing = { ...first, proof: [...first.proof, `0x${'00'.repeat(32)}` as const] }
    expect(await token.checkMessageProof(...mintArguments(trailing))).to.equal(true)
    for (const again of [first, trailing, second])
      await expect(token.connect(depositor).mint.staticCall(...mintArguments(again)))
        .to.be.revertedWithCustomError(token, 'InteropTokenAlreadyMinted')
        .withArgs(depositor.address)
    expect(await token.balanceOf(depositor.address)).to.equal(reward)
  })

  it('counts rewards by the chain of the stake', async () => {
    const firstId = sourceAt(0).chain.chainId
    const secondId = sourceAt(1).chain.chainId
    const before = [await token.rewardsByChain(firstId), await token.rewardsByChain(secondId)]
    for (const account of [2, 3, 4, 5]) {
      const proof = await stakeAndProve(1, account)
      await (await token.mintFor(...mintArguments(proof))).wait()
    }
    expect(await token.rewardsByChain(firstId)).to.equal(before[0])
    expect(await token.rewardsByChain(secondId)).to.equal((before[1] ?? 0n) + 4n)
    expect(await token.winningChainId()).to.equal(secondId)
  })

  it('mintFor: a stranger pays the gas, the depositor is rewarded', async () => {
    const proof = await stakeAndProve(0, 6)
    const depositor = wallet(6, rewards).address
    await (await token.connect(wallet(9, rewards)).mintFor(...mintArguments(proof))).wait()
    expect(await token.balanceOf(depositor)).to.equal(reward)
  })

  it('mint: rejects accounts other than the depositor', async () => {
    const proof = await stakeAndProve(0, 7)
    const [stranger, depositor] = [9, 7].map((index) => wallet(index, rewards).address)
    await expect(token.connect(wallet(9, rewards)).mint.staticCall(...mintArguments(proof)))
      .to.be.revertedWithCustomError(token, 'InteropTokenNotDepositor')
      .withArgs(stranger, depositor)
  })

  it('rejects a proven message with the same data from an unapproved sender', async () => {
    const { chain, provider } = sourceAt(0)
    const impostor = wallet(8, provider)
    const data = encodeAbiParameters([{ type: 'address' }], [getAddress(impostor.address)])
    const proof = await prove(0, await sendMessage(impostor, data))

    expect(await token.checkMessageProof(...mintArguments(proof))).to.equal(true)
    await expect(token.connect(wallet(8, rewards)).mint.staticCall(...mintArguments(proof)))
      .to.be.revertedWithCustomError(token, 'InteropTokenUnapprovedSender')
      .withArgs(chain.chainId, impostor.address)
  })

  describe('of an altered message or proof', () => {
    let proof: MessageProof

    before(async () => {
      proof = await stakeAndProve(0, 8)
    })

    const other: Address = '0x00000000000000000000000000000000DeaDBeef'
    const cases: [what: string, alter: (proof: MessageProof) => MessageProof][] = [
      [
        'the depositor',
        (p) => ({
          ...p,
          message: {
            ...p.message,
            data: encodeAbiParameters([{ type: 'address' }], [other]),
          },
        }),
      ],
      [
        'the number of the transaction',
        (p) => ({
          ...p,
          message: { ...p.message, txNumberInBatch: p.message.txNumberInBatch + 1 },
        }),
      ],
      ['the batch', (p) => ({ ...p, batchNumber: p.batchNumber + 1n })],
      ['the index', (p) => ({ ...p, index: p.index + 1 })],
      [
        'the index, for its equal modulo the tree’s size',
        (p) => ({ ...p, index: p.index + 2 ** 14 }),
      ],
      [
        'the chain, for another approved one',
        (p) => ({ ...p, sourceChainId: BigInt(sourceAt(1).chain.chainId) }),
      ],
      ['the length of the proof', (p) => ({ ...p, proof: p.proof.slice(0, -1) })],
      ['everything in the proof', (p) => ({ ...p, proof: p.proof.map((word) => keccak256(word)) })],
    ]
    for (const [what, alter] of cases)
      it(`is rejected: ${what}`, async () => {
        const altered = mintArguments(alter(proof))
        expect(await token.checkMessageProof(...altered).catch(() => false)).to.equal(false)
        await expect(token.mintFor.staticCall(...altered)).to.be.reverted
      })

    it('is rejected: any flipped bit of any element of the proof', async () => {
      for (const [index, word] of proof.proof.entries())
        for (const bit of [0n, 128n, 255n]) {
          const flipped = numberToHex(BigInt(word) ^ (1n << bit), { size: 32 })
          const altered = mintArguments({ ...proof, proof: proof.proof.with(index, flipped) })
          await expect(token.mintFor.staticCall(...altered), `word ${index}, bit ${bit}`).to.be
            .reverted
        }
    })

    it('is rejected while the rewards chain lacks its root', async () => {
      const { chainId, blockNumber } = proof.settlementLayer
      // interopRoots is the contract's first variable.
      const slot = [chainId, blockNumber].reduce<Hash>(
        (mapping, key) => keccak256(concat([numberToHex(key, { size: 32 }), mapping])),
        zeroHash,
      )
      const setRoot = (root: Hash) =>
        rewards.send('anvil_setStorageAt', [systemAddresses.interopRootStorage, slot, root])

      await setRoot(zeroHash)
      const destination = viemClient(ecosystem.manifest.rewardsChain)
      expect(await getInteropRoot(destination, proof.settlementLayer)).to.equal(null)
      await expect(token.mintFor.staticCall(...mintArguments(proof)))
        .to.be.revertedWithCustomError(token, 'InteropTokenInvalidProof')
        .withArgs(proof.sourceChainId, proof.batchNumber, proof.index)
      await setRoot(proof.interopRoot)
    })

    it('is accepted unaltered', async () => {
      await (await token.mintFor(...mintArguments(proof))).wait()
      expect(await token.balanceOf(wallet(8, rewards).address)).to.equal(reward)
    })
  })
})
