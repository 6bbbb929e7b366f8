import {
  createTestClient,
  encodeFunctionData,
  getAddress,
  type Hash,
  http,
  numberToHex,
  padHex,
  publicActions,
  walletActions,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import { createSuperchain, type SuperchainEcosystem } from '../../ecosystem'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  buildExecutingMessage,
  type ExplainMessageParameters,
  explainMessage,
  relayMessage,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'
import { echo, moody } from './contracts'

const timeout = 60_000
const account = mnemonicToAccount(mnemonic)
const target = getAddress(numberToHex(0xec40, { size: 20 }))
const reverting = getAddress(numberToHex(0xdead, { size: 20 }))
const nobody = getAddress(numberToHex(0xb0d4, { size: 20 }))
const messenger = {
  address: superchainAddresses.l2ToL2CrossDomainMessenger,
  abi: l2ToL2CrossDomainMessengerAbi,
} as const

const connect = (url: string | undefined) =>
  createTestClient({ mode: 'anvil', account, transport: http(url), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions)

type ChainClient = ReturnType<typeof connect>

describe('explainMessage on a network', { timeout }, () => {
  let network: SuperchainEcosystem
  let source: ChainClient
  let destination: ChainClient
  let other: ChainClient

  beforeAll(async () => {
    network = await createSuperchain()
    const [first, second, third] = network.chains.map(({ rpcUrl }) => connect(rpcUrl))
    if (!first || !second || !third) throw new Error('A chain is missing')
    source = first
    destination = second
    other = third
    await destination.setCode({ address: target, bytecode: echo })
    await destination.setCode({ address: reverting, bytecode: moody })
  }, timeout)

  afterAll(() => network.stop())

  async function send(to = target, chain = 902n): Promise<Hash> {
    const hash = await sendMessage(source, { destination: chain, target: to, message: '0x01' })
    await source.waitForTransactionReceipt({ hash })
    return hash
  }

  const explain = (parameters: ExplainMessageParameters) =>
    explainMessage(source, { destination, ...parameters })

  /** Sends a transaction without simulating it. */
  async function submit(client: ChainClient, call: { to: `0x${string}`; data: `0x${string}` }) {
    const hash = await client.sendTransaction({ ...call, gas: 500_000n, chain: null })
    await client.waitForTransactionReceipt({ hash })
    return hash
  }

  it('knows that the source chain does not have the transaction', async () => {
    expect(await explain({ hash: padHex('0x01', { size: 32 }) })).toEqual({
      stage: 'unknown',
      cause: 'transactionNotFound',
      reason: 'The source chain does not have the transaction.',
      expected: null,
      found: null,
      nextAction: 'Check the hash and the chain, and send the transaction again if it was dropped.',
    })
  })

  it('knows that the transaction is pending', async () => {
    await source.setAutomine(false)
    const hash = await sendMessage(source, { destination: 902n, target, message: '0x' })
    expect(await explain({ hash })).toMatchObject({
      stage: 'pending',
      cause: 'transactionPending',
      reason: expect.stringContaining('not included in a block'),
    })
    await source.setAutomine(true)
    await source.mine({ blocks: 1 })
    await source.waitForTransactionReceipt({ hash })
  })

  it('knows that the transaction reverted, or sent no such message', async () => {
    const data = encodeFunctionData({
      ...messenger,
      functionName: 'sendMessage',
      args: [901n, target, '0x'],
    })
    const reverted = await submit(source, { to: messenger.address, data })
    expect(await explain({ hash: reverted })).toMatchObject({
      stage: 'failed',
      cause: 'notSent',
      reason: expect.stringContaining('reverted'),
    })
    expect(await explain({ hash: await send(), messageIndex: 1 })).toMatchObject({
      cause: 'notSent',
      nextAction: 'It sent 1: use a message index from 0 to 0.',
    })
  })

  it('knows which destination it needs', async () => {
    const hash = await send()
    expect(await explainMessage(source, { hash })).toMatchObject({
      stage: 'sent',
      cause: 'destinationRequired',
      nextAction: 'Pass a client of chain 902 as `destination`.',
    })
    expect(await explain({ hash, destination: other })).toMatchObject({
      cause: 'wrongDestination',
      expected: '902',
      found: '903',
    })
  })

  it('knows that the destination has no messenger', async () => {
    const code = await other.getCode({ address: messenger.address })
    const hash = await send(target, 903n)
    await other.setCode({ address: messenger.address, bytecode: '0x' })
    expect(await explain({ hash, destination: other })).toMatchObject({ cause: 'messengerMissing' })
    await other.setCode({ address: messenger.address, bytecode: code ?? '0x' })
  })

  it('knows that nobody has relayed the message, and that it is relayed', async () => {
    const hash = await send()
    expect(await explain({ hash })).toMatchObject({
      stage: 'relayable',
      cause: 'notRelayed',
      nextAction: 'Relay it with `relayMessage`, which anyone can do.',
    })
    const relay = await relayMessage(destination, await buildExecutingMessage(source, { hash }))
    await destination.waitForTransactionReceipt({ hash: relay })
    expect(await explain({ hash })).toMatchObject({ stage: 'relayed', cause: 'relayed' })
  })

  it('knows why a transaction did not relay the message', async () => {
    const hash = await send()
    const unknown = padHex('0x02', { size: 32 })
    expect(await explain({ hash, relayHash: unknown })).toMatchObject({
      ...{ stage: 'relayable', cause: 'relayNotFound', expected: unknown, found: null },
    })

    const { id, payload } = await buildExecutingMessage(source, { hash })
    const data = encodeFunctionData({
      ...messenger,
      functionName: 'relayMessage',
      args: [id, payload],
    })
    const bare = await submit(destination, { to: messenger.address, data })
    expect(await explain({ hash, relayHash: bare })).toMatchObject({ cause: 'accessListMissing' })

    const another = await buildExecutingMessage(source, { hash: await send() })
    const relayHash = await relayMessage(destination, another)
    await destination.waitForTransactionReceipt({ hash: relayHash })
    expect(await explain({ hash, relayHash })).toMatchObject({
      cause: 'identifierDiffers',
      expected: `${id.blockNumber}`,
      found: `${another.id.blockNumber}`,
      reason: expect.stringContaining('The block number in the identifier'),
    })
  })

  it('knows that the node rejects the message', async () => {
    const hash = await send()
    await network.setFaults({ faults: { filter: { failsafe: true } } })
    expect(await explain({ hash })).toMatchObject({
      cause: 'rejectedByNode',
      reason: expect.stringContaining('failsafe'),
    })
    await network.setFaults({ faults: { filter: { failsafe: false } } })
  })

  it('knows that the target reverts, or has no code', async () => {
    expect(await explain({ hash: await send(reverting) })).toMatchObject({
      stage: 'relayable',
      cause: 'targetReverts',
      reason: expect.stringContaining('0xdeadbeef'),
    })
    expect(await explain({ hash: await send(nobody) })).toMatchObject({
      cause: 'targetWithoutCode',
      reason: expect.stringContaining(nobody),
    })
  })

  it('knows that the message has expired', async () => {
    const hash = await send()
    await network.increaseTime({ seconds: 8 * 24 * 60 * 60 })
    expect(await explain({ hash })).toMatchObject({
      stage: 'expired',
      cause: 'expired',
      nextAction: 'Send it again with `resendMessage`, which anyone can do.',
    })
  })
})
