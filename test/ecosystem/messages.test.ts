import { expect } from 'chai'
import type { JsonRpcProvider } from 'ethers'
import { ethers } from 'hardhat'
import { type Hash, type Hex, isHash, toHex } from 'viem'
import type { Manifest } from '../../deployments/manifest'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import {
  getInteropRoot,
  getMessageProof,
  getMessages,
  type MessageProof,
  systemAddresses,
  verifyMessage,
  waitForMessage,
} from '../../interop'
import { ethersProvider, viemClient, wallet } from './helpers/connect'

describe('messages', () => {
  let ecosystem: Ecosystem
  let chain: Manifest['stakingChains'][number]
  let provider: JsonRpcProvider
  let source: ReturnType<typeof viemClient>
  let destination: ReturnType<typeof viemClient>

  before(async () => {
    ecosystem = await createEcosystem()
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

  function hashOf({ hash }: { hash: string }): Hash {
    if (!isHash(hash)) throw new Error(`${hash} is no hash`)
    return hash
  }

  async function messengerOf(account: number) {
    const signer = wallet(account, provider)
    return ethers.getContractAt('L1Messenger', systemAddresses.l1Messenger, signer)
  }

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
    const messenger = await messengerOf(0)
    const hash = hashOf(await messenger.sendToL1('0x1234'))
    await expectAllVerified(hash, wallet(0, provider).address, ['0x1234'])
  })

  it('without a byte', async () => {
    const messenger = await messengerOf(0)
    await expectAllVerified(hashOf(await messenger.sendToL1('0x')), wallet(0, provider).address, [
      '0x',
    ])
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
    let nonce = await provider.getTransactionCount(wallet(3, provider).address)
    const perTransaction = 50
    // Sent without waiting: what comes while one batch is being committed joins the next.
    const sent = await Promise.all(
      Array.from({ length: 8 }, async (_, transaction) => {
        const data = Array.from({ length: perTransaction }, (_, index) =>
          toHex(transaction * perTransaction + index, { size: 32 }),
        )
        return { data, hash: hashOf(await sender.broadcast(data, { nonce: nonce++ })) }
      }),
    )
    const places = new Set<string>()
    for (const { hash, data } of sent)
      for (const messageIndex of [0, perTransaction / 2, perTransaction - 1]) {
        const { proof } = await waitForMessage(source, { hash, messageIndex, destination })
        expect(proof.message).to.include({ sender: address, data: data[messageIndex] })
        expect(await verifyMessage(destination, proof)).to.equal(true)
        places.add(`${proof.batchNumber} ${proof.index}`)
      }
    expect(places.size).to.equal(3 * sent.length)
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

  it('proofs of old messages still hold when later batches have settled', async () => {
    const messenger = await messengerOf(5)
    const first = hashOf(await messenger.sendToL1('0x01'))
    const { proof } = await waitForMessage(source, { hash: first, destination })
    for (const data of ['0x02', '0x03', '0x04']) {
      const hash = hashOf(await messenger.sendToL1(data))
      await waitForMessage(source, { hash, destination })
    }
    expect(await getMessageProof(source, { hash: first })).to.deep.equal(proof)
    expect(await verifyMessage(destination, proof)).to.equal(true)
  })

  it('become verifiable on every chain, the idle ones and the sender’s own among them', async () => {
    const messenger = await messengerOf(6)
    const hash = hashOf(await messenger.sendToL1('0x77'))
    const { stakingChains, rewardsChain } = ecosystem.manifest
    for (const target of [...stakingChains, rewardsChain]) {
      const { proof } = await waitForMessage(source, { hash, destination: viemClient(target) })
      expect(await getInteropRoot(viemClient(target), proof.settlementLayer)).to.equal(
        proof.interopRoot,
      )
    }
  })

  it('the batch that imported a root settles as well', async () => {
    const messenger = await messengerOf(7)
    const hash = hashOf(await messenger.sendToL1('0x88'))
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
      // The last block that is final grows with each executed batch.
      for (;;) {
        const final = await rewards.getBlock('finalized')
        if (final && imported && final.number >= imported.blockNumber) break
      }
    } finally {
      rewards.destroy()
    }
  })

  it('under load: first deposits of 60 accounts over both chains all arrive', async () => {
    const accounts = Array.from({ length: 60 }, () => ethers.Wallet.createRandom())
    const providers = ecosystem.manifest.stakingChains.map((target) => ({
      target,
      provider: ethersProvider(target),
    }))
    try {
      await Promise.all(
        accounts.map(async (account, index) => {
          const { target, provider } = providers[index % providers.length] ?? {}
          if (!target || !provider) throw new Error('No staking chain')
          await provider.send('anvil_setBalance', [account.address, '0xde0b6b3a7640000'])
          const staking = await ethers.getContractAt(
            'Staking',
            target.staking.address,
            account.connect(provider),
          )
          const hash = hashOf(await staking.deposit({ value: 1n }))
          const { proof } = await waitForMessage(viemClient(target), { hash, destination })
          expect(await verifyMessage(destination, proof)).to.equal(true)
        }),
      )
    } finally {
      for (const { provider } of providers) provider.destroy()
    }
  })
})
