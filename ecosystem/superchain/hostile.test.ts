import {
  concat,
  createTestClient,
  encodeFunctionData,
  type Hash,
  type Hex,
  http,
  keccak256,
  publicActions,
  walletActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { crossL2InboxAbi } from '../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import {
  buildExecutingMessage,
  encodeAccessList,
  getSentMessages,
  relayMessage,
  resendMessage,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'
import { logger, moody } from '../../test/superchain/contracts'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { eventually } from '../test/eventually'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const inbox = superchainAddresses.crossL2Inbox
const messenger = superchainAddresses.l2ToL2CrossDomainMessenger
const anyone = '0x00000000000000000000000000000000000000a1'
const loggerAddress: Hex = '0x00000000000000000000000000000000000000b1'
const moodyAddress = '0x00000000000000000000000000000000000000b2'
const looperAddress: Hex = '0x00000000000000000000000000000000000000b3'

/** Calls the inbox with its calldata, and then emits an empty log. */
const looper: Hex = concat(['0x365f5f375f5f365f5f73', inbox, '0x5af1505f5fa000'])

let network: SuperchainEcosystem
const onEvent = vi.fn<(text: string) => void>()

beforeAll(async () => {
  network = await createSuperchain(
    {
      chains: ['op1', 'op2', 'op3'].map((name, index) => ({
        ...{ name, id: 901 + index, port: 9545 + index },
      })),
      autoRelay: true,
      messageExpiry: 10_000,
    },
    { onEvent },
  )
  for (const index of [0, 1, 2]) {
    const client = connect(index)
    await client.setCode({ address: loggerAddress, bytecode: logger })
    await client.setCode({ address: moodyAddress, bytecode: moody })
    await client.setCode({ address: looperAddress, bytecode: looper })
  }
}, timeout)

afterAll(() => network.stop())

beforeEach(async () => {
  onEvent.mockClear()
  await network.setFaults()
  await network.setPace({ pace: { relay: 0, safe: 0, finalize: 3_600_000 } })
  await network.pauseRelayer()
})

function connect(index: number) {
  return createTestClient({
    ...{ mode: 'anvil', account, pollingInterval: 20 },
    transport: http(network.chains[index]?.rpcUrl),
  })
    .extend(publicActions)
    .extend(walletActions)
}
type Chain = ReturnType<typeof connect>

const idOf = (index: number) => 901n + BigInt(index)

async function send(from: number, to: number, target: Hex = anyone): Promise<Hash> {
  const client = connect(from)
  const hash = await sendMessage(client, { destination: idOf(to), target, message: '0x' })
  await client.waitForTransactionReceipt({ hash })
  return hash
}

async function hashOf(from: number, hash: Hash): Promise<Hash> {
  const [sent] = await getSentMessages(connect(from), { hash })
  if (!sent) throw new Error('Nothing was sent')
  return sent.messageHash
}

function isRelayed(to: number, hash: Hash): Promise<boolean> {
  return connect(to).readContract({
    ...{ address: messenger, abi: l2ToL2CrossDomainMessengerAbi },
    ...{ functionName: 'successfulMessages', args: [hash] },
  })
}

/** Emits a log; returns its identifier and payload. */
async function emit(from: number, payload: Hex) {
  const client = connect(from)
  const hash = await client.sendTransaction({ to: loggerAddress, data: payload, chain: null })
  const { logs, blockNumber } = await client.waitForTransactionReceipt({ hash })
  const [log] = logs
  if (!log) throw new Error('No log was emitted')
  const { timestamp } = await client.getBlock({ blockNumber })
  const id = {
    ...{ origin: log.address, blockNumber, logIndex: BigInt(log.logIndex) },
    ...{ timestamp, chainId: idOf(from) },
  }
  return { id, payload }
}

function execution({ id, payload }: Awaited<ReturnType<typeof emit>>) {
  return {
    data: encodeFunctionData({
      ...{ abi: crossL2InboxAbi, functionName: 'validateMessage' },
      args: [id, keccak256(payload)],
    }),
    accessList: encodeAccessList(id, payload),
  }
}

/** Executes a log, each time from another account, so that no later transaction relies on its nonce. */
async function execute(to: number, emitted: Awaited<ReturnType<typeof emit>>): Promise<Hash> {
  const client = connect(to)
  executions++
  const hash = await sendUnlocked(client, executions % 9, { to: inbox, ...execution(emitted) })
  await client.waitForTransactionReceipt({ hash })
  return hash
}
let executions = 0

function sendUnlocked(client: Chain, index: number, transaction: object): Promise<Hash> {
  return client.request<{
    Method: 'eth_sendTransaction'
    Parameters: [Record<string, unknown>]
    ReturnType: Hash
  }>({
    method: 'eth_sendTransaction',
    params: [{ from: network.accounts[index], gas: '0x30d40', ...transaction }],
  })
}

const isIncluded = (client: Chain, hash: Hash) =>
  client.getTransactionReceipt({ hash }).then(
    ({ status }) => status === 'success',
    () => false,
  )

async function rollBackTo(index: number, blockNumber: bigint): Promise<void> {
  const client = connect(index)
  const head = await client.getBlockNumber()
  await client.request<{ Method: 'anvil_rollback'; Parameters: [number]; ReturnType: null }>({
    method: 'anvil_rollback',
    params: [Number(head - blockNumber)],
  })
}

const untilReported = (text: string) =>
  eventually(() => expect(onEvent).toHaveBeenCalledWith(expect.stringContaining(text)))

describe('the audit', { timeout }, () => {
  it('empties the block of a forged message, keeps what relies on later logs, and includes its other transactions later', async () => {
    const [client, other] = [connect(1), connect(2)]
    await client.setAutomine(false)
    const forged = network.forgeMessage({ chain: 'op2' })
    const innocent = await sendUnlocked(client, 9, { to: loggerAddress, data: '0x1234' })
    const hash = await forged
    // The later block is in place before the audit can have found anything.
    await client.mine({ blocks: 2 })
    await client.setAutomine(true)
    await untilReported(`without transaction ${hash}`)
    expect(await isIncluded(client, hash)).toBe(false)
    expect(await isIncluded(client, innocent)).toBe(true)
    const later = await emit(1, '0x5678')
    expect(await isIncluded(other, await execute(2, later))).toBe(true)
  })

  it('keeps heights, times and log indexes when a past block is emptied', async () => {
    const [source, middle, last] = [connect(0), connect(1), connect(2)]
    const before = await source.getBlockNumber()
    const emitted = await emit(0, '0x01')
    const relying = await execute(1, emitted)
    const { blockNumber: emptied } = await middle.getTransactionReceipt({ hash: relying })
    const block = await middle.getBlock({ blockNumber: emptied })
    const innocent = await emit(1, '0x02')
    const kept = await execute(2, innocent)
    await rollBackTo(0, before)
    expect(await isIncluded(middle, relying)).toBe(false)
    expect(await middle.getBlock({ blockNumber: emptied })).toMatchObject({
      ...{ number: block.number, timestamp: block.timestamp, transactions: [] },
    })
    expect(await middle.getLogs({ address: loggerAddress, fromBlock: emptied })).toMatchObject([
      { blockNumber: innocent.id.blockNumber, logIndex: Number(innocent.id.logIndex) },
    ])
    expect(await isIncluded(last, kept)).toBe(true)
  })

  it('takes out what relies on a dropped log, across three chains', async () => {
    const before = await connect(0).getBlockNumber()
    const first = execute(1, await emit(0, '0x0a'))
    const { blockNumber } = await connect(1).getTransactionReceipt({ hash: await first })
    const [log] = await connect(1).getLogs({ address: inbox, fromBlock: blockNumber })
    if (!log) throw new Error('There is no log')
    const { timestamp } = await connect(1).getBlock({ blockNumber })
    const second = await execute(2, {
      id: {
        ...{ origin: inbox, blockNumber, logIndex: BigInt(log.logIndex) },
        ...{ timestamp, chainId: 902n },
      },
      payload: concat([...log.topics, log.data]),
    })
    await rollBackTo(0, before)
    expect(await isIncluded(connect(1), await first)).toBe(false)
    expect(await isIncluded(connect(2), second)).toBe(false)
  })

  it('drops a pending transaction whose message was dropped', async () => {
    const client = connect(1)
    const before = await connect(0).getBlockNumber()
    const emitted = await emit(0, '0x0b')
    await client.setAutomine(false)
    const hash = await client.sendTransaction({
      ...{ to: inbox, ...execution(emitted), gas: 200_000n, chain: null },
    })
    await rollBackTo(0, before)
    expect(await client.getTxpoolStatus()).toEqual({ pending: 0, queued: 0 })
    await client.setAutomine(true)
    await client.mine({ blocks: 1 })
    expect(await isIncluded(client, hash)).toBe(false)
  })

  it('takes out a transaction that executes its own later log', async () => {
    const client = connect(1)
    const nonce = await client.getTransactionCount({ address: account.address })
    await client.mine({ blocks: 1 })
    const head = await client.getBlock()
    // The time of the block is only known afterwards: one transaction for each that it may have.
    const candidates = await Promise.all(
      Array.from({ length: 30 }, (_, index) => {
        const id = {
          origin: looperAddress,
          ...{ blockNumber: head.number, logIndex: BigInt(2 * index + 1) },
          ...{ timestamp: head.timestamp + BigInt(index), chainId: 902n },
        } as const
        return account.signTransaction({
          ...{ type: 'eip1559', to: looperAddress, ...execution({ id, payload: '0x' }) },
          ...{ chainId: 902, nonce: nonce + index, gas: 200_000n },
          ...{ maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n },
        })
      }),
    )
    await client
      .request<{ Method: 'anvil_reorg'; Parameters: unknown[]; ReturnType: null }>({
        method: 'anvil_reorg',
        params: [1, candidates.map((raw) => [raw, 0])],
      })
      .catch(() => {})
    await untilReported(`Block ${head.number} of op2 was replaced`)
    const logs = await client.getLogs({ address: inbox, fromBlock: head.number })
    expect(logs).toEqual([])
  })

  it('finishes a repair whose node is killed', async () => {
    const before = await connect(0).getBlockNumber()
    const relying = await execute(1, await emit(0, '0x0c'))
    const innocent = await emit(1, '0x0d')
    const rolledBack = rollBackTo(0, before)
    for (let count = 0; count < 3; count++)
      await eventually(() => network.crashNode({ chain: 'op2' }))
    await rolledBack
    await eventually(async () =>
      expect(await connect(1).getBlockNumber()).toBeGreaterThanOrEqual(innocent.id.blockNumber),
    )
    expect(await isIncluded(connect(1), relying)).toBe(false)
    expect(
      await connect(1).getLogs({ address: loggerAddress, fromBlock: innocent.id.blockNumber }),
    ).toHaveLength(1)
  })

  it('relays again what a reorg kept', async () => {
    await network.resumeRelayer()
    const sent = await send(0, 1)
    const hash = await hashOf(0, sent)
    await eventually(async () => expect(await isRelayed(1, hash)).toBe(true))
    await network.reorg({ chain: 'op1', depth: 1 })
    expect(await hashOf(0, sent)).toBe(hash)
    await eventually(async () => expect(await isRelayed(1, hash)).toBe(true))
    const { id } = await buildExecutingMessage(connect(0), { hash: sent })
    const { accessList = [] } =
      (await connect(1)
        .getLogs({ address: messenger, fromBlock: 0n })
        .then((logs) =>
          connect(1).getTransaction({ hash: logs.at(-1)?.transactionHash ?? '0x' }),
        )) ?? {}
    expect(accessList[0]?.storageKeys[0]).toBe(encodeAccessList(id, '0x')[0]?.storageKeys[0])
  })
})

describe('the relayer', { timeout }, () => {
  it('tries a target that reverts again until it succeeds', async () => {
    await network.resumeRelayer()
    const sent = await send(0, 1, moodyAddress)
    const hash = await hashOf(0, sent)
    await untilReported(`Message ${hash} cannot be relayed`)
    expect(await network.explainMessage({ chain: 'op1', transactionHash: sent })).toMatchObject({
      ...{ stage: 'relayable', waitsFor: expect.stringContaining('0xdeadbeef') },
    })
    await connect(1).setStorageAt({
      ...{ address: moodyAddress, index: 0, value: `0x${'00'.repeat(31)}01` },
    })
    await eventually(async () => expect(await isRelayed(1, hash)).toBe(true))
    await connect(1).setStorageAt({
      ...{ address: moodyAddress, index: 0, value: `0x${'00'.repeat(32)}` },
    })
  })

  it('relays nothing while the failsafe is active', async () => {
    await network.setFaults({ faults: { filter: { failsafe: true } } })
    await network.resumeRelayer()
    const sent = await send(0, 1)
    const hash = await hashOf(0, sent)
    await untilReported(`Message ${hash} cannot be relayed`)
    await expect(network.relayMessage({ messageHash: hash })).rejects.toThrow('failsafe')
    expect(await isRelayed(1, hash)).toBe(false)
    await network.setFaults()
    await eventually(async () => expect(await isRelayed(1, hash)).toBe(true))
  })

  it('relays on request while it is paused', async () => {
    const hash = await hashOf(0, await send(0, 1))
    await network.relayMessage({ messageHash: hash })
    expect(await isRelayed(1, hash)).toBe(true)
    await eventually(() =>
      expect(network.relayMessage({ messageHash: hash })).rejects.toThrow('No message'),
    )
  })

  it('relays an expired message once it was sent again, with its latest identifier', async () => {
    const source = connect(0)
    const sent = await send(0, 1)
    const hash = await hashOf(0, sent)
    await network.increaseTime({ seconds: 10_001 })
    const old = await buildExecutingMessage(source, { hash: sent })
    await expect(relayMessage(connect(1), old)).rejects.toThrow('10000')
    await network.resumeRelayer()
    await untilReported(`Message ${hash} cannot be relayed`)
    expect(await network.explainMessage({ chain: 'op1', transactionHash: sent })).toMatchObject({
      ...{ stage: 'expired', waitsFor: expect.stringContaining('resendMessage') },
    })
    const [message] = await getSentMessages(source, { hash: sent })
    if (!message) throw new Error('Nothing was sent')
    const again = await resendMessage(source, message)
    await source.waitForTransactionReceipt({ hash: again })
    await eventually(async () => expect(await isRelayed(1, hash)).toBe(true))
  })

  it('relays each message exactly once, whatever happens to its transactions', async () => {
    await network.setFaults({
      faults: { relay: { delay: 5, dropRate: 0.3, duplicateRate: 0.5, shuffle: true } },
    })
    await network.resumeRelayer()
    const from = await connect(1).getBlockNumber()
    const hashes: Hash[] = []
    for (let count = 0; count < 8; count++) hashes.push(await hashOf(0, await send(0, 1)))
    await eventually(async () => {
      for (const hash of hashes) expect(await isRelayed(1, hash)).toBe(true)
    })
    const relayed = await connect(1).getContractEvents({
      ...{ address: messenger, abi: l2ToL2CrossDomainMessengerAbi, eventName: 'RelayedMessage' },
      fromBlock: from + 1n,
    })
    expect(relayed.map(({ args }) => args.messageHash).sort()).toEqual([...hashes].sort())
  })
})

describe('clocks', { timeout }, () => {
  const pendingTimes = () =>
    Promise.all(
      [0, 1, 2].map(async (index) => {
        const { timestamp } = await connect(index).getBlock({ blockTag: 'pending' })
        return Number(timestamp)
      }),
    )

  it('move together, and stay through repairs and restarts', async () => {
    const [before = 0] = await pendingTimes()
    await connect(1).increaseTime({ seconds: 1_000 })
    for (const time of await pendingTimes()) expect(time).toBeGreaterThanOrEqual(before + 1_000)
    await network.increaseTime({ seconds: 1_000 })
    for (const time of await pendingTimes()) expect(time).toBeGreaterThanOrEqual(before + 2_000)
    const hash = await network.forgeMessage({ chain: 'op2' })
    await untilReported(`without transaction ${hash}`)
    for (const time of await pendingTimes()) expect(time).toBeGreaterThanOrEqual(before + 2_000)
    await network.increaseTime({ seconds: 1_000 })
    for (const chain of ['op1', 'op2', 'op3']) await network.crashNode({ chain })
    for (const time of await eventually(pendingTimes))
      expect(time).toBeGreaterThanOrEqual(before + 3_000)
  })
})

describe('safety', { timeout }, () => {
  it('follows the pace and what blocks rely on', async () => {
    const [source, destination] = [connect(0), connect(1)]
    await network.setPace({ pace: { relay: 0, safe: 3_600_000, finalize: 3_600_000 } })
    const relying = await execute(1, await emit(0, '0x0e'))
    const { blockNumber } = await destination.getTransactionReceipt({ hash: relying })
    const safe = await destination.getBlock({ blockTag: 'safe' })
    expect(safe.number).toBeLessThan(blockNumber)
    await network.setPace({ pace: { relay: 0, safe: 0, finalize: 0 } })
    await eventually(async () => {
      for (const blockTag of ['safe', 'finalized'] as const)
        expect((await destination.getBlock({ blockTag })).number).toBe(
          await destination.getBlockNumber(),
        )
    })
    const head = await source.getBlockNumber()
    await expect(rollBackTo(0, head - 1n)).rejects.toThrow('is finalized')
    expect(await source.getBlockNumber()).toBe(head)
  })

  it('does not extend to the blocks that replace final ones after a revert', async () => {
    const client = connect(0)
    const finalized = async () => (await client.getBlock({ blockTag: 'finalized' })).number
    await network.setPace({ pace: { relay: 0, safe: 0, finalize: 0 } })
    const snapshot = await network.snapshot()
    const head = await client.getBlockNumber()
    await client.mine({ blocks: 3 })
    await eventually(async () => expect(await finalized()).toBe(head + 3n))
    await network.setPace({ pace: { relay: 0, safe: 0, finalize: 3_600_000 } })
    await network.revert({ snapshot })
    expect(await client.getBlockNumber()).toBe(head)
    await send(0, 1)
    await client.mine({ blocks: 3 })
    expect(await finalized()).toBeLessThanOrEqual(head)
    await rollBackTo(0, head + 1n)
    expect(await client.getBlockNumber()).toBe(head + 1n)
    await network.setPace({ pace: { relay: 0, safe: 0, finalize: 0 } })
    await eventually(async () => expect(await finalized()).toBe(head + 1n))
    await expect(rollBackTo(0, head)).rejects.toThrow('is finalized')
  })

  it('never finalizes an invalid block, though others are final at once', async () => {
    await network.setPace({ pace: { relay: 0, safe: 0, finalize: 0 } })
    const client = connect(1)
    const hash = await network.forgeMessage({ chain: 'op2' })
    await untilReported(`without transaction ${hash}`)
    expect(await isIncluded(client, hash)).toBe(false)
    await client.mine({ blocks: 1 })
    await eventually(async () =>
      expect((await client.getBlock({ blockTag: 'finalized' })).number).toBe(
        await client.getBlockNumber(),
      ),
    )
  })

  it('keeps what was safe when another chain is repaired', async () => {
    const client = connect(0)
    await network.increaseTime({ seconds: 500 })
    await eventually(async () =>
      expect((await client.getBlock({ blockTag: 'safe' })).number).toBe(
        await client.getBlockNumber(),
      ),
    )
    const { number } = await client.getBlock({ blockTag: 'safe' })
    await network.setPace({ pace: { relay: 0, safe: 3_600_000, finalize: 3_600_000 } })
    const hash = await network.forgeMessage({ chain: 'op2' })
    await untilReported(`without transaction ${hash}`)
    expect((await client.getBlock({ blockTag: 'safe' })).number).toBeGreaterThanOrEqual(number)
  })
})
