import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createTestClient, type Hash, http, parseEther, publicActions, walletActions } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainETHBridgeAbi } from '../../contracts/abi/SuperchainETHBridge'
import { createSuperchain, type SuperchainEcosystem } from '../../ecosystem'
import { spawnWithParent } from '../../ecosystem/anvil/spawnWithParent'
import { mnemonic } from '../../ecosystem/config/accounts'
import { eventually } from '../../ecosystem/test/eventually'
import {
  buildExecutingMessage,
  getSentMessages,
  relayMessage,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'

const timeout = 60_000
const account = mnemonicToAccount(mnemonic)
const anyone = '0x00000000000000000000000000000000000000a1'
const messenger = {
  address: superchainAddresses.l2ToL2CrossDomainMessenger,
  abi: l2ToL2CrossDomainMessengerAbi,
} as const

function connect(url: string | undefined) {
  return createTestClient({ mode: 'anvil', account, transport: http(url), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions)
}
type ChainClient = ReturnType<typeof connect>

async function send(source: ChainClient): Promise<Hash> {
  const hash = await sendMessage(source, { destination: 902n, target: anyone, message: '0x' })
  await source.waitForTransactionReceipt({ hash })
  return hash
}

async function hashOf(source: ChainClient, hash: Hash): Promise<Hash> {
  const [message] = await getSentMessages(source, { hash })
  if (!message) throw new Error(`${hash} sent no message`)
  return message.messageHash
}

const isRelayed = (destination: ChainClient, hash: Hash) =>
  destination.readContract({ ...messenger, functionName: 'successfulMessages', args: [hash] })

describe('a network with the default options', { timeout }, () => {
  let network: SuperchainEcosystem

  beforeAll(async () => {
    network = await createSuperchain({ autoRelay: true })
  }, timeout)

  afterAll(() => network.stop())

  beforeEach(() => network.resumeRelayer())

  const clients = () => {
    const [source, destination] = network.chains.map(({ rpcUrl }) => connect(rpcUrl))
    if (!source || !destination) throw new Error('A chain is missing')
    return { source, destination }
  }

  it('keeps its clock in a reorg, so that what the dropped blocks executed is executed again', async () => {
    const { source, destination } = clients()
    await network.pauseRelayer()
    await destination.mine({ blocks: 2 })
    await network.increaseTime({ seconds: 1_000 })
    const hash = await send(source)
    const relay = await relayMessage(destination, await buildExecutingMessage(source, { hash }))
    await destination.waitForTransactionReceipt({ hash: relay })
    expect(await network.reorg({ chain: 'op2', depth: 3 })).toEqual({ dropped: [] })
    expect(await isRelayed(destination, await hashOf(source, hash))).toBe(true)
    const [sent, executed] = await Promise.all([source.getBlock(), destination.getBlock()])
    expect(executed.timestamp).toBeGreaterThanOrEqual(sent.timestamp)
  })

  it('executes no message that was sent eight days ago, by the relayer or others', async () => {
    const { source, destination } = clients()
    await network.pauseRelayer()
    const hash = await send(source)
    const messageHash = await hashOf(source, hash)
    await network.increaseTime({ seconds: 8 * 24 * 60 * 60 })
    const executing = await buildExecutingMessage(source, { hash })
    for (const from of [account, account.address])
      await expect(relayMessage(destination, { ...executing, account: from })).rejects.toThrow(
        'expires after 604800',
      )
    await network.resumeRelayer()
    await eventually(async () =>
      expect(await network.explainMessage({ chain: 'op1', transactionHash: hash })).toMatchObject({
        stage: 'expired',
        waitsFor: expect.stringContaining('resendMessage'),
      }),
    )
    expect(await isRelayed(destination, messageHash)).toBe(false)
  })

  describe('reverts a transfer of ether that was relayed', () => {
    /** Sends an ether across, which the network relays; resolves to the block before that of the transfer. */
    async function bridge({ source, destination }: ReturnType<typeof clients>): Promise<bigint> {
      const hash = await source.writeContract({
        address: superchainAddresses.superchainETHBridge,
        abi: superchainETHBridgeAbi,
        functionName: 'sendETH',
        args: [anyone, 902n],
        value: parseEther('1'),
        chain: null,
      })
      const { blockNumber } = await source.waitForTransactionReceipt({ hash })
      await eventually(async () =>
        expect(await destination.getBalance({ address: anyone })).toBe(parseEther('1')),
      )
      return blockNumber - 1n
    }

    const rollBack = (client: ChainClient, method: string, params: unknown[]) =>
      client.request<{ Method: string; Parameters: unknown[]; ReturnType: unknown }>({
        method,
        params,
      })

    it('when the source is rolled back', async () => {
      const chains = clients()
      const { source, destination } = chains
      const before = await bridge(chains)
      const head = await source.getBlockNumber()
      await rollBack(source, 'anvil_rollback', [Number(head - before)])
      expect(await destination.getBalance({ address: anyone })).toBe(0n)
    })

    it('when the source is reverted to a snapshot', async () => {
      const chains = clients()
      const { source, destination } = chains
      const snapshot = await rollBack(source, 'evm_snapshot', [])
      await bridge(chains)
      expect(await rollBack(source, 'evm_revert', [snapshot])).toBe(true)
      expect(await destination.getBalance({ address: anyone })).toBe(0n)
    })
  })
})

describe('a network that is killed while it relays, with blocks at intervals', { timeout }, () => {
  const messages = 4
  const interval = ['--block-time', '1']

  let state: string
  let program: ChildProcess | undefined

  beforeAll(() => {
    state = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  })

  afterEach(() => kill())

  afterAll(() => rmSync(state, { recursive: true }))

  async function kill(): Promise<void> {
    const killed = program
    program = undefined
    if (!killed) return
    killed.kill('SIGKILL')
    await once(killed, 'close')
  }

  const readySchema = z.object({ chains: z.array(z.object({ rpcUrl: z.string() })) })

  async function start(...flags: string[]) {
    const { child, stdout } = spawnWithParent(process.execPath, [
      ...['--import', 'tsx', join('scripts', 'ecosystem.ts'), '--json'],
      ...['--protocol', 'superchain', '--preset', 'superchain-local', '--auto-relay'],
      ...['--port-offset', 'auto', '--state', state, '--manifest', join(state, 'manifest.json')],
      ...flags,
    ])
    program = child
    const [line] = await once(createInterface({ input: stdout }), 'line')
    const [first, second] = readySchema.parse(JSON.parse(line)).chains
    return { source: connect(first?.rpcUrl), destination: connect(second?.rpcUrl) }
  }

  /** Sends messages to the destination in one block; resolves to their hashes. */
  async function send({ source }: Awaited<ReturnType<typeof start>>): Promise<Hash[]> {
    const nonce = await source.getTransactionCount({ address: account.address })
    const sent = await Promise.all(
      Array.from({ length: messages }, (_, index) =>
        source.writeContract({
          ...{ ...messenger, functionName: 'sendMessage', args: [902n, anyone, '0x'] },
          ...{ nonce: nonce + index, chain: null },
        }),
      ),
    )
    for (const hash of sent) await source.waitForTransactionReceipt({ hash })
    return Promise.all(sent.map((hash) => hashOf(source, hash)))
  }

  const relayedEvents = (destination: Awaited<ReturnType<typeof start>>['destination']) =>
    destination.getContractEvents({
      ...{ ...messenger, eventName: 'RelayedMessage', fromBlock: 0n },
    })

  it('continues when it is restarted, and has relayed each message once, many in a block', async () => {
    const started = await start(...interval)
    const relayed = await send(started)
    await eventually(async () =>
      expect(await relayedEvents(started.destination)).toHaveLength(messages),
    )
    const blocks = new Set(
      (await relayedEvents(started.destination)).map(({ blockNumber }) => blockNumber),
    )
    expect(blocks.size).toBeLessThan(messages)
    const hashes = [...relayed, ...(await send(started))]
    await kill()

    const { destination } = await start()
    await eventually(async () => {
      for (const hash of hashes) expect(await isRelayed(destination, hash)).toBe(true)
    })
    const events = await relayedEvents(destination)
    expect(events.map(({ args }) => args.messageHash).sort()).toEqual([...hashes].sort())
    const { number, timestamp } = await destination.getBlock()
    await eventually(async () =>
      expect(await destination.getBlock({ blockNumber: number + 2n })).toMatchObject({
        timestamp: timestamp + 2n,
      }),
    )
  })
})
