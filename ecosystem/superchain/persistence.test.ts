import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createTestClient, type Hash, http, publicActions, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import {
  buildExecutingMessage,
  relayMessage,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'
import { requestNode } from '../anvil/requestNode'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { eventually } from '../test/eventually'
import { createSuperchainAdminClient } from './admin/client'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const anyone = '0x00000000000000000000000000000000000000a1'

const chains = ['op1', 'op2', 'op3'].map((name, index) => ({
  ...{ name, id: 901 + index, port: 9545 + index },
}))

let directory: string
let program: ChildProcess | undefined
let network: SuperchainEcosystem | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(async () => {
  program?.kill('SIGKILL')
  await network?.stop()
  network = undefined
  rmSync(directory, { recursive: true })
})

const urlsSchema = z.object({ urls: z.array(z.string()), adminUrl: z.string() })

/** Makes a program kill itself when a block with an executed message is durable, just before it is audited. */
const killBeforeAudit = `
  const { BlockFeed } = require('./ecosystem/node/BlockFeed')
  const { follow } = BlockFeed.prototype
  BlockFeed.prototype.follow = function ({ onBlock, ...options }) {
    return follow.call(this, {
      ...options,
      onBlock(block) {
        if (block.logs.some(({ address }) => address === '${superchainAddresses.crossL2Inbox}'))
          process.kill(process.pid, 'SIGKILL')
        else return onBlock(block)
      },
    })
  }
`

/**
 * Starts a network in a separate process, which can be killed; returns its URLs.
 *
 * @param prepare - Code that is executed before.
 */
async function startElsewhere(prepare = ''): Promise<z.infer<typeof urlsSchema>> {
  const options = JSON.stringify({ chains, state: directory })
  const text = `
    ${prepare}
    const { createSuperchain } = require('./ecosystem')
    createSuperchain(${options}).then(({ chains, adminUrl }) =>
      console.log(JSON.stringify({ urls: chains.map(({ rpcUrl }) => rpcUrl), adminUrl })))
  `
  program = spawn(process.execPath, ['--import', 'tsx', '-e', text], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!program.stdout) throw new Error('It prints nothing')
  const [line] = await once(createInterface({ input: program.stdout }), 'line')
  return urlsSchema.parse(JSON.parse(line))
}

async function killElsewhere(): Promise<void> {
  const killed = program
  program = undefined
  if (!killed) return
  killed.kill('SIGKILL')
  await once(killed, 'close')
}

function connect(url = '') {
  return createTestClient({ mode: 'anvil', account, transport: http(url), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions)
}

async function send(from: string | undefined, destination: bigint): Promise<Hash> {
  const client = connect(from)
  const hash = await sendMessage(client, { destination, target: anyone, message: '0x' })
  await client.waitForTransactionReceipt({ hash })
  return hash
}

/** Sends a message and relays it; returns the transactions. */
async function relay(from: string | undefined, to: string | undefined, destination: bigint) {
  const sent = await send(from, destination)
  const client = connect(to)
  const relayed = await relayMessage(
    client,
    await buildExecutingMessage(connect(from), { hash: sent }),
  )
  await client.waitForTransactionReceipt({ hash: relayed })
  return { sent, relayed }
}

function relayedMessages(url: string | undefined) {
  return connect(url).getContractEvents({
    address: superchainAddresses.l2ToL2CrossDomainMessenger,
    abi: l2ToL2CrossDomainMessengerAbi,
    eventName: 'RelayedMessage',
    fromBlock: 0n,
  })
}

describe('the state of a network of the Superchain', { timeout }, () => {
  it.each([10, 50])(
    'is consistent again if the program is killed %d ms after a rollback began',
    async (wait) => {
      const { urls } = await startElsewhere()
      const kept = await relay(urls[2], urls[1], 902n)
      const { sent, relayed } = await relay(urls[0], urls[1], 902n)
      const later = await connect(urls[1]).sendTransaction({ to: anyone, value: 5n, chain: null })
      const { blockNumber } = await connect(urls[1]).waitForTransactionReceipt({ hash: later })
      const rollback = requestNode(new URL(urls[0] ?? '').host, 'anvil_rollback', [1])
      await Promise.race([
        rollback.catch(() => {}),
        new Promise((resolve) => {
          setTimeout(resolve, wait)
        }),
      ])
      await killElsewhere()
      await rollback.catch(() => {})

      network = await createSuperchain({ chains, state: directory, autoRelay: true })
      const [source, destination] = network.chains.map(({ rpcUrl }) => connect(rpcUrl))
      const has = async (client: typeof source, hash: Hash) =>
        (await client?.getTransactionReceipt({ hash }).catch(() => null)) !== null
      const isSent = await has(source, sent)
      expect(await has(destination, relayed)).toBe(isSent)
      expect(await has(destination, kept.relayed)).toBe(true)
      expect(await relayedMessages(network.chains[1]?.rpcUrl)).toHaveLength(isSent ? 2 : 1)
      if (isSent)
        expect(await destination?.getTransactionReceipt({ hash: later })).toMatchObject({
          blockNumber,
        })
      const next = await send(network.chains[0]?.rpcUrl, 902n)
      await eventually(async () =>
        expect(
          await network?.explainMessage({ chain: 'op1', transactionHash: next }),
        ).toMatchObject({
          stage: 'relayed',
        }),
      )
    },
  )

  it('has no invalid block if the program is killed between a block and its audit', async () => {
    const { urls, adminUrl } = await startElsewhere(killBeforeAudit)
    const before = await connect(urls[1]).getBlockNumber()
    const closed = program && once(program, 'close')
    await createSuperchainAdminClient(adminUrl)
      .forgeMessage({ chain: 'op2' })
      .catch(() => {})
    await closed
    program = undefined

    const onEvent = vi.fn<(text: string) => void>()
    network = await createSuperchain({ chains, state: directory }, { onEvent })
    expect(onEvent).toHaveBeenCalledWith(
      expect.stringContaining(`Block ${before + 1n} of op2 was replaced without transaction`),
    )
    const client = connect(network.chains[1]?.rpcUrl)
    expect(await client.getBlock()).toMatchObject({ number: before + 1n, transactions: [] })
    const { crossL2Inbox: address } = superchainAddresses
    expect(await client.getLogs({ address, fromBlock: 0n })).toEqual([])
  })

  it('relays what was pending once', async () => {
    const { urls } = await startElsewhere()
    const pending = await send(urls[0], 902n)
    await killElsewhere()
    for (const autoRelay of [true, false]) {
      network = await createSuperchain({ chains, state: directory, autoRelay })
      await eventually(async () =>
        expect(
          await network?.explainMessage({ chain: 'op1', transactionHash: pending }),
        ).toMatchObject({ stage: 'relayed' }),
      )
      expect(await relayedMessages(network.chains[1]?.rpcUrl)).toHaveLength(1)
      await network.stop()
    }
    network = undefined
  })
})
