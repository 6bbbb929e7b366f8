import { expect } from 'chai'
import { ethers } from 'hardhat'
import {
  type Address,
  createWalletClient,
  getAddress,
  type Hash,
  type Hex,
  http,
  publicActions,
  stringToHex,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import type { NoticeBoard } from '../../artifacts/types'
import type { ManifestChain } from '../../deployments/manifest'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import {
  encodeInteropCancellation,
  encodeInteropPayload,
  getInteropMessages,
  hashInteropMessage,
  type InteropMessage,
  interopCenterAddress,
  sendInteropMessage,
  toInteropProof,
  verifyInteropMessage,
  waitForMessage,
} from '../../interop'
import { ethersProvider, wallet } from './helpers/connect'

const author = mnemonicToAccount(mnemonic, { addressIndex: 2 })
const status = { unknown: 0n, consumed: 1n, canceled: 2n }

const connect = ({ rpcUrl }: ManifestChain) =>
  createWalletClient({ account: author, transport: http(rpcUrl), pollingInterval: 10 }).extend(
    publicActions,
  )
type Chain = ReturnType<typeof connect>

describe('messages of the interop center', () => {
  let ecosystem: StakingEcosystem
  let source: Chain
  let otherSource: Chain
  let destination: Chain
  let provider: ReturnType<typeof ethersProvider>
  let board: NoticeBoard

  before(async () => {
    ecosystem = await createStakingEcosystem()
    const { stakingChains, rewardsChain } = ecosystem.manifest
    const [first, second] = stakingChains
    if (!first || !second) throw new Error('There are two staking chains')
    source = connect(first)
    otherSource = connect(second)
    destination = connect(rewardsChain)
    provider = ethersProvider(rewardsChain)
    board = await ethers.deployContract(
      'NoticeBoard',
      [first.chainId, author.address],
      wallet(1, provider),
    )
    await board.waitForDeployment()
  })

  after(async () => {
    provider.destroy()
    await ecosystem.stop()
  })

  /** Sends through the center, and waits for the proof on the destination. */
  async function sendAndProve(data: Hex, from: Chain = source) {
    const hash = await sendInteropMessage(from, { data })
    const { proof } = await waitForMessage(from, { hash, destination })
    const [sent] = await getInteropMessages(from, { hash })
    if (!sent) throw new Error('The center sent nothing')
    const { elements, ...place } = toInteropProof(proof)
    return { ...sent, proof: { ...place, elements: [...elements] } }
  }

  const notice = (text: string) => encodeInteropPayload({ body: stringToHex(text) })
  const receive = async (sent: Awaited<ReturnType<typeof sendAndProve>>) =>
    (await board.receiveInteropMessage(sent.message, sent.proof)).wait()

  it('use a center at the same address on every chain', async () => {
    expect(ecosystem.manifest.interopCenter).to.equal(interopCenterAddress)
    const codes = await Promise.all(
      [source, otherSource, destination].map((client) =>
        client.getCode({ address: interopCenterAddress }),
      ),
    )
    expect(new Set(codes).size).to.equal(1)
    expect(codes[0]).to.match(/^0x6/)
  })

  it('contain their sender, chain and number, and have the same hash on both ends', async () => {
    const first = await sendAndProve('0xaa')
    const second = await sendAndProve('0xaa')
    const sender: Address = getAddress(author.address)
    const sourceChainId = BigInt(await source.getChainId())
    for (const { message, interopHash: hash } of [first, second]) {
      expect(message).to.include({ data: '0xaa', sender, sourceChainId })
      expect(hash).to.equal(hashInteropMessage(message))
    }
    expect(second.message.messageNum).to.equal(first.message.messageNum + 1n)
    expect(second.interopHash).not.to.equal(first.interopHash)
  })

  it('are verified by hash and proof on every chain', async () => {
    const { interopHash: hash, proof } = await sendAndProve('0x5ec7e7')
    for (const client of [destination, otherSource, source]) {
      let verified = false
      // The other chains import the root when they are ready to.
      while (!verified) verified = await verifyInteropMessage(client, { interopHash: hash, proof })
      const other: Hash = `0x${'5a'.repeat(32)}`
      expect(await verifyInteropMessage(client, { interopHash: other, proof })).to.equal(false)
    }
  })

  it('are bound to their source chain: a proof is invalid for another one', async () => {
    const { interopHash: hash, proof } = await sendAndProve('0x01')
    const sourceChainId = BigInt(await otherSource.getChainId())
    const moved = { interopHash: hash, proof: { ...proof, sourceChainId } }
    expect(await verifyInteropMessage(destination, moved)).to.equal(false)
  })

  it('are received once', async () => {
    const sent = await sendAndProve(notice('Hello'))
    await receive(sent)
    expect(await board.notices(0)).to.equal('Hello')
    expect(await board.messageStatus(sent.interopHash)).to.equal(status.consumed)
    await expect(board.receiveInteropMessage.staticCall(sent.message, sent.proof))
      .to.be.revertedWithCustomError(board, 'InteropReceiverAlreadySettled')
      .withArgs(sent.interopHash, status.consumed)
  })

  it('are rejected by a receiver that does not approve their source', async () => {
    const { message, proof } = await sendAndProve(notice('Hello'), otherSource)
    await expect(board.receiveInteropMessage.staticCall(message, proof))
      .to.be.revertedWithCustomError(board, 'InteropReceiverUnapprovedSource')
      .withArgs(message.sourceChainId, author.address)
  })

  it('are rejected if one word is changed', async () => {
    const { message, proof } = await sendAndProve(notice('Hello'))
    const changed: InteropMessage = { ...message, data: notice('Hell') }
    await expect(board.receiveInteropMessage.staticCall(changed, proof))
      .to.be.revertedWithCustomError(board, 'InteropReceiverInvalidProof')
      .withArgs(hashInteropMessage(changed))
  })

  it('are accepted on their destination chain, until their deadline', async () => {
    const body = stringToHex('In time')
    const [here, elsewhere] = await Promise.all(
      [destination, otherSource].map(async (client) => BigInt(await client.getChainId())),
    )
    const { timestamp } = await destination.getBlock()
    const data = [
      { destinationChainId: elsewhere },
      { destinationChainId: here, deadline: timestamp - 1n },
      { destinationChainId: here, deadline: timestamp + 3_600n },
    ].map((header) => encodeInteropPayload({ body, ...header }))
    const outcomes: string[] = []
    for (const each of data) {
      const { message, proof } = await sendAndProve(each)
      await board.receiveInteropMessage.staticCall(message, proof).then(
        () => outcomes.push('received'),
        ({ revert }) => outcomes.push(revert.name),
      )
    }
    expect(outcomes).to.deep.equal([
      'InteropReceiverWrongDestination',
      'InteropReceiverDeadlinePassed',
      'received',
    ])
  })

  it('are canceled by an earlier message of their sender', async () => {
    const sent = await sendAndProve(notice('Never mind'))
    const cancellation = await sendAndProve(encodeInteropCancellation(sent.interopHash))
    const canceling = await board.cancelInteropMessage(
      sent.message,
      cancellation.message,
      cancellation.proof,
    )
    await canceling.wait()
    expect(await board.messageStatus(sent.interopHash)).to.equal(status.canceled)
    await expect(board.receiveInteropMessage.staticCall(sent.message, sent.proof))
      .to.be.revertedWithCustomError(board, 'InteropReceiverAlreadySettled')
      .withArgs(sent.interopHash, status.canceled)
  })
})
