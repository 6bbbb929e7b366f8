import { createTestClient, http, publicActions, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildExecutingMessage, relayMessage, sendMessage } from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { eventually } from '../test/eventually'

const timeout = 60_000
const hour = 3_600
const account = privateKeyToAccount(richAccount.privateKey)
const anyone = '0x00000000000000000000000000000000000000a1'

let network: SuperchainEcosystem

beforeAll(async () => {
  network = await createSuperchain({
    chains: ['op1', 'op2'].map((name, index) => ({
      ...{ name, id: 901 + index, port: 9545 + index },
    })),
  })
}, timeout)

afterAll(() => network.stop())

function connect(index: number) {
  return createTestClient({
    ...{ mode: 'anvil', account, pollingInterval: 20 },
    transport: http(network.chains[index]?.rpcUrl),
  })
    .extend(publicActions)
    .extend(walletActions)
}

const nextTime = async (index: number) =>
  Number((await connect(index).getBlock({ blockTag: 'pending' })).timestamp)

/** Expects the clocks of all chains to be equal, and not before a time. */
async function expectEqual(time: number): Promise<void> {
  await eventually(async () => {
    const times = await Promise.all(network.chains.map((_, index) => nextTime(index)))
    // They may be read on both sides of the turn of a second.
    for (const one of times) expect(one - Math.min(...times)).toBeLessThanOrEqual(1)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(time)
  })
}

async function restarted(name: string): Promise<void> {
  await network.crashNode({ chain: name })
  await eventually(() => {
    const chain = network.status().chains.find((one) => one.name === name)
    expect(chain?.isUp).toBe(true)
  })
}

/** Relays a message in each direction between two chains. */
async function expectRelayed(first: number, second: number): Promise<void> {
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const [source, destination] = [connect(from), connect(to)]
    const id = BigInt(network.chains[to]?.id ?? 0)
    const hash = await sendMessage(source, { destination: id, target: anyone, message: '0x' })
    await source.waitForTransactionReceipt({ hash })
    const executing = await buildExecutingMessage(source, { hash })
    const relayed = await eventually(() => relayMessage(destination, executing))
    await destination.waitForTransactionReceipt({ hash: relayed })
  }
}

describe('the clocks of a Superchain', { timeout }, () => {
  it.each(['evm_setTime', 'anvil_setTime'] as const)(
    'are set together by %s, or not at all',
    async (method) => {
      const time = (await nextTime(0)) + hour
      const set = (seconds: number) =>
        connect(0).request<{ Method: string; Parameters: [number]; ReturnType: unknown }>({
          method,
          params: [seconds],
        })
      await set(time)
      await expectEqual(time)
      await connect(1).mine({ blocks: 1 })
      // Before the last block of the other chain alone.
      await expect(set(time - 10)).rejects.toThrow('never decrease')
      await expectEqual(time)
      await expectRelayed(0, 1)
    },
  )

  it('stay together when a chain drops the blocks after which they were moved', async () => {
    const time = await nextTime(0)
    await network.increaseTime({ seconds: hour })
    await network.reorg({ chain: 'op1', depth: 1 })
    await expectEqual(time + hour)
    await expectRelayed(0, 1)
    await network.increaseTime({ seconds: hour })
    await connect(1).request<{ Method: string; Parameters: [number]; ReturnType: unknown }>({
      method: 'anvil_rollback',
      params: [1],
    })
    await expectEqual(time + 2 * hour)
    await expectRelayed(0, 1)
  })

  it('stay together when a node is killed before it has mined a block', async () => {
    const time = await nextTime(0)
    await connect(0).increaseTime({ seconds: hour })
    await restarted('op2')
    await expectEqual(time + hour)
    await expectRelayed(0, 1)
    await connect(0).increaseTime({ seconds: 3 })
    await restarted('op1')
    await expectEqual(time + hour + 3)
    await connect(0).increaseTime({ seconds: hour })
    await Promise.all(['op1', 'op2'].map(restarted))
    await expectEqual(time + 2 * hour + 3)
  })

  it('are reverted with the chains', async () => {
    await connect(0).increaseTime({ seconds: hour })
    const time = await nextTime(0)
    const snapshot = await network.snapshot()
    await connect(0).increaseTime({ seconds: hour })
    await network.increaseTime({ seconds: hour })
    await network.revert({ snapshot })
    await expectEqual(time)
    expect(await nextTime(0)).toBeLessThan(time + hour)
    await expectRelayed(0, 1)
  })

  it('do not delay messages and safety when the clock of this machine is set back', async () => {
    const { now } = Date
    await network.setPace({ pace: { relay: 200, safe: 200, finalize: 3_600_000 } })
    await network.resumeRelayer()
    try {
      const hash = await sendMessage(connect(0), {
        ...{ destination: 902n, target: anyone, message: '0x' },
      })
      const { blockNumber } = await connect(0).waitForTransactionReceipt({ hash })
      Date.now = () => now() - 24 * hour * 1_000
      await eventually(async () => {
        const explained = await network.explainMessage({ chain: 'op1', transactionHash: hash })
        expect(explained.stage).toBe('relayed')
        const { number } = await connect(0).getBlock({ blockTag: 'safe' })
        expect(number).toBeGreaterThanOrEqual(blockNumber)
      })
    } finally {
      Date.now = now
      await network.pauseRelayer()
      await network.setPace({ pace: 'instant' })
    }
  })

  it('are those of an added chain', async () => {
    const time = await nextTime(0)
    await network.addChain()
    await expectEqual(time)
    await expectRelayed(0, 2)
  })
})
