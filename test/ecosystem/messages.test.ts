import { expect } from 'chai'
import type { JsonRpcProvider } from 'ethers'
import { ethers } from 'hardhat'
import { type Hash, type Hex, toHex } from 'viem'
import type { Manifest } from '../../deployments/manifest'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import {
  getInteropRoot,
  getMessageProof,
  getMessages,
  inclusionArguments,
  type MessageProof,
  systemAddresses,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import { ethersProvider, viemClient, wallet } from './helpers/connect'
import { hashOf } from './helpers/hashOf'
import { sendMessage } from './helpers/sendMessage'

describe('messages', () => {
  let ecosystem: StakingEcosystem
  let chain: Manifest['stakingChains'][number]
  let provider: JsonRpcProvider
  let source: ReturnType<typeof viemClient>
  let destination: ReturnType<typeof viemClient>

  before(async () => {
    ecosystem = await createStakingEcosystem()
    const [first] = ecosystem.manifest.stakingChains
    if (!first) throw new Error('No staking chain')
    chain = first
    provider = ethersProvider(chain)
    source = viemClient(chain)
    destination = viemClient(ecosystem.manifest.rewardsChain)
  })

  after(async () => {
    provider.destroy()
    await ecosystem.stop()
  })

  /** Proves each message of a transaction and has the destination verify it. */
  async function expectAllVerified(hash: Hash, sender: string, data: readonly Hex[]) {
    const proofs: MessageProof[] = []
    for (const messageIndex of data.keys()) {
      const { proof } = await waitForMessage(source, { hash, messageIndex, destination })
      proofs.push(proof)
      expect(proof.message).to.include({ sender, data: data[messageIndex] })
      expect(await verifyMessage(destination, proof)).to.equal(true)
    }
    return proofs
  }

  it('of an account', async () => {
    const hash = await sendMessage(wallet(0, provider), '0x1234')
    await expectAllVerified(hash, wallet(0, provider).address, ['0x1234'])
  })

  it('without data', async () => {
    const hash = await sendMessage(wallet(0, provider), '0x')
    await expectAllVerified(hash, wallet(0, provider).address, ['0x'])
  })

  it('several in one transaction, equal ones among them', async () => {
    const sender = await ethers.deployContract('MessageSender', wallet(1, provider))
    const data: Hex[] = ['0xaa', '0xbb', '0xaa', '0x', '0xaa']
    const hash = hashOf(await sender.broadcast(data))
    const proofs = await expectAllVerified(hash, await sender.getAddress(), data)
    expect(new Set(proofs.map(({ index }) => index)).size).to.equal(data.length)
  })

  it('of a contract behind another contract', async () => {
    const front = await ethers.deployContract('MessageSenderFront', wallet(2, provider))
    const hash = hashOf(await front.broadcast(['0xc0de']))
    const [message] = await getMessages(source, { hash })
    expect(message?.sender).to.equal(await front.SENDER())
    await expectAllVerified(hash, await front.SENDER(), ['0xc0de'])
  })

  it('many in one batch, over several blocks', async () => {
    const sender = await ethers.deployContract('MessageSender', wallet(3, provider))
    await sender.waitForDeployment()
    const address = await sender.getAddress()
    const perTransaction = 50
    const transactions = 8
    const places = new Set<string>()
    let batches: Set<bigint>
    let rounds = 0
    // Sent without waiting: what comes while one batch is being committed joins the next.
    do {
      let nonce = await provider.getTransactionCount(wallet(3, provider).address)
      const sent = await Promise.all(
        Array.from({ length: transactions }, async (_, transaction) => {
          const data = Array.from({ length: perTransaction }, (_, index) =>
            toHex(transaction * perTransaction + index, { size: 32 }),
          )
          return { data, hash: hashOf(await sender.broadcast(data, { nonce: nonce++ })) }
        }),
      )
      batches = new Set()
      for (const { hash, data } of sent)
        for (const messageIndex of [0, perTransaction / 2, perTransaction - 1]) {
          const { proof } = await waitForMessage(source, { hash, messageIndex, destination })
          expect(proof.message).to.include({ sender: address, data: data[messageIndex] })
          expect(await verifyMessage(destination, proof)).to.equal(true)
          batches.add(proof.batchNumber)
          places.add(`${proof.batchNumber} ${proof.index}`)
        }
      rounds++
    } while (batches.size === transactions)
    expect(places.size).to.equal(3 * transactions * rounds)
  })

  it('of several transactions in one block', async () => {
    const signers = Array.from({ length: 5 }, (_, account) => wallet(account, provider))
    // A root that is yet to be imported would wait for a block too.
    const before = await sendMessage(wallet(0, provider), '0x00')
    await waitForMessage(source, { hash: before, destination: source })

    let hashes: Hash[]
    await provider.send('evm_setAutomine', [false])
    try {
      hashes = await Promise.all(signers.map((signer) => sendMessage(signer, '0xb10c')))
      await provider.send('evm_mine', [])
    } finally {
      await provider.send('evm_setAutomine', [true])
    }

    const blocks = new Set<number | undefined>()
    const places = new Set<number>()
    for (const [index, hash] of hashes.entries()) {
      const [proof] = await expectAllVerified(hash, signers[index]?.address ?? '', ['0xb10c'])
      places.add(proof?.message.txNumberInBatch ?? Number.NaN)
      blocks.add((await provider.getTransactionReceipt(hash))?.blockNumber)
    }
    expect(blocks.size).to.equal(1)
    expect(places.size).to.equal(hashes.length)
  })

  it('hundreds in one block', async () => {
    const sender = await ethers.deployContract('MessageSender', wallet(4, provider))
    const data = Array.from({ length: 300 }, (_, index) => toHex(index, { size: 32 }))
    const hash = hashOf(await sender.broadcast(data))
    for (const messageIndex of [0, 1, 127, 128, 299]) {
      const { proof } = await waitForMessage(source, { hash, messageIndex, destination })
      expect(proof.index).to.equal(messageIndex)
      expect(proof.message.data).to.equal(data[messageIndex])
    }
  })

  it('proofs of old messages stay valid after later batches have settled', async () => {
    const signer = wallet(5, provider)
    const first = await sendMessage(signer, '0x01')
    const { proof } = await waitForMessage(source, { hash: first, destination })
    for (const data of ['0x02', '0x03', '0x04']) {
      const hash = await sendMessage(signer, data)
      await waitForMessage(source, { hash, destination })
    }
    expect(await getMessageProof(source, { hash: first })).to.deep.equal(proof)
    expect(await verifyMessage(destination, proof)).to.equal(true)
  })

  it('become verifiable on every chain, including idle ones and the source', async () => {
    const hash = await sendMessage(wallet(6, provider), '0x77')
    const { stakingChains, rewardsChain } = ecosystem.manifest
    for (const target of [...stakingChains, rewardsChain]) {
      const { proof } = await waitForMessage(source, { hash, destination: viemClient(target) })
      expect(await getInteropRoot(viemClient(target), proof.settlementLayer)).to.equal(
        proof.interopRoot,
      )
    }
  })

  it('the batch that imported a root settles as well', async () => {
    const hash = await sendMessage(wallet(7, provider), '0x88')
    const { proof } = await waitForMessage(source, { hash, destination })
    const rewards = ethersProvider(ecosystem.manifest.rewardsChain)
    try {
      const storage = await ethers.getContractAt(
        'L2InteropRootStorage',
        systemAddresses.interopRootStorage,
        wallet(0, rewards),
      )
      const [imported] = await storage.queryFilter(
        storage.filters.InteropRootAdded(
          proof.settlementLayer.chainId,
          proof.settlementLayer.blockNumber,
        ),
      )
      if (!imported) throw new Error('The root was not imported')
      // The last final block is that of the last executed batch.
      let final = 0
      while (final < imported.blockNumber)
        final = (await rewards.getBlock('finalized'))?.number ?? 0
    } finally {
      rewards.destroy()
    }
  })

  it('under load: 60 first deposits of 60 accounts over both chains all become mintable', async () => {
    const { stakingChains, rewardsChain } = ecosystem.manifest
    const accounts = Array.from({ length: 60 }, () => ethers.Wallet.createRandom())
    const providers = stakingChains.map((target) => ethersProvider(target))
    const rewards = ethersProvider(rewardsChain)
    const token = await ethers.getContractAt(
      'InteropToken',
      rewardsChain.token.address,
      wallet(9, rewards),
    )
    try {
      const deposits = await Promise.all(
        accounts.map(async (account, index) => {
          const target = stakingChains[index % stakingChains.length]
          const provider = providers[index % stakingChains.length]
          if (!target || !provider) throw new Error('No staking chain')
          await provider.send('anvil_setBalance', [account.address, toHex(10n ** 18n)])
          const staking = await ethers.getContractAt(
            'Staking',
            target.staking.address,
            account.connect(provider),
          )
          return { target, account, hash: hashOf(await staking.deposit({ value: 1n })) }
        }),
      )
      await Promise.all(
        deposits.map(async ({ target, account, hash }) => {
          const { proof } = await waitForMessage(viemClient(target), { hash, destination })
          expect(proof.message.sender).to.equal(target.staking.address)
          const [chainId, batchNumber, index, message, elements] = inclusionArguments(proof)
          await token.mintFor.staticCall(chainId, batchNumber, index, message, [...elements])
          expect(proof.message.data).to.equal(
            ethers.zeroPadValue(account.address, 32).toLowerCase(),
          )
        }),
      )
    } finally {
      for (const opened of [...providers, rewards]) opened.destroy()
    }
  })
})
