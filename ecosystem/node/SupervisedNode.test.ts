import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import {
  type Address,
  encodeFunctionData,
  type Hash,
  type Hex,
  keccak256,
  parseAbi,
  slice,
  toHex,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readArtifact } from '../../contracts/readArtifact'
import { callNode } from '../anvil/callNode'
import { mnemonic } from '../config/accounts'
import * as schemas from '../jsonrpc/schemas'
import { eventually } from '../test/eventually'
import { processesNaming } from '../test/processesNaming'
import { rollBack } from '../test/rollBack'
import { startSupervisedNode } from '../test/startSupervisedNode'
import { NodeDownError } from './NodeDownError'
import type { SupervisedNode } from './SupervisedNode'

const timeout = 60_000
const faucetAbi = parseAbi(['function fund(address[] accounts) payable'])

const { signal } = new AbortController()
const signer = mnemonicToAccount(mnemonic)
const target: Address = '0x00000000000000000000000000000000000000a1'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

let directory: string
let onError: ReturnType<typeof vi.fn<(error: Error) => void>>
let stops: (() => Promise<void>)[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  // Command lines of nodes name it.
  vi.stubEnv('TMPDIR', directory)
  onError = vi.fn()
  stops = []
})

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const stop of stops) await stop()
  expect(processesNaming(directory)).toEqual([])
  rmSync(directory, { recursive: true })
})

const storePath = () => join(directory, 'store')

async function start(): Promise<SupervisedNode> {
  const { node, stop } = await startSupervisedNode({ directory: storePath(), onError })
  stops.push(stop)
  return node
}

const ask = ({ client }: SupervisedNode, method: string, ...params: unknown[]) =>
  client.request<AnyRequest>({ method, params }, { retryCount: 0 })

/** Mines so many blocks; resolves once they are written down. */
async function mine(node: SupervisedNode, blocks: number): Promise<void> {
  await node.client.mine({ blocks })
  await node.blocks.waitForDurable(await node.client.getBlockNumber())
}

async function crash(node: SupervisedNode): Promise<void> {
  await node.crash()
  await node.whenUp(signal)
}

function sign(nonce: number): Promise<Hex> {
  return signer.signTransaction({
    ...{ chainId: 34234, nonce, to: target, gas: 21_000n },
    ...{ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 1n },
  })
}

async function hashes({ client }: SupervisedNode): Promise<Hash[]> {
  const head = await client.getBlockNumber()
  const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
  const blocks = await Promise.all(numbers.map((blockNumber) => client.getBlock({ blockNumber })))
  return blocks.map(({ hash }) => hash)
}

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => BigInt(index + 1))

describe('a node that ends', { timeout }, () => {
  it('comes back with the same blocks, as often as it ends', async () => {
    const node = await start()
    expect(node.incarnation).toBe(1)
    for (const incarnation of [2, 3, 4]) {
      await ask(node, 'anvil_setBalance', target, toHex(incarnation))
      await ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target, value: '0x1' })
      await node.blocks.waitForDurable(await node.client.getBlockNumber())
      const before = await hashes(node)
      await crash(node)
      expect(node.incarnation).toBe(incarnation)
      expect(await hashes(node)).toEqual(before)
      expect(await node.client.getBalance({ address: target })).toBe(BigInt(incarnation) + 1n)
    }
    expect(onError).not.toHaveBeenCalled()
  })

  it('says that it is down to all who ask meanwhile, then that it is up', async () => {
    const node = await start()
    const down = vi.fn()
    const callOff = node.onDown(down)
    await node.crash()
    expect(node.isUp).toBe(false)
    expect(down).toHaveBeenCalledOnce()
    expect(() => node.client).toThrow(NodeDownError)
    expect(() => node.address).toThrow(
      'The node of staking1 (chain 34234) has ended and is being restarted in the same state. Retry in a moment.',
    )
    await node.whenUp(signal)
    expect(node.isUp).toBe(true)
    callOff()
    await crash(node)
    expect(down).toHaveBeenCalledOnce()
  })

  it('is waited for no longer than a signal allows', async () => {
    const node = await start()
    await node.crash()
    const abort = new AbortController()
    const up = node.whenUp(abort.signal)
    abort.abort()
    await expect(up).rejects.toThrow('aborted')
    await node.whenUp(signal)
    await expect(node.whenUp(abort.signal)).rejects.toThrow('aborted')
  })

  it('has orders again that came along with blocks, wherever they fell', async () => {
    const node = await start()
    // Logs the first word of its storage.
    await ask(node, 'anvil_setCode', target, '0x5f545f5260205fa000')
    for (let round = 0; round < 10; round++)
      await Promise.all([
        ...node.accounts.map((from) =>
          ask(node, 'eth_sendTransactionSync', { from, to: target, gas: toHex(100_000) }),
        ),
        ...[1, 2].map((value) =>
          ask(node, 'anvil_setStorageAt', target, '0x0', toHex(10 * round + value, { size: 32 })),
        ),
      ])
    await node.blocks.waitForDurable(await node.client.getBlockNumber())
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
  })

  it('gets no order again that it refused, also after a rollback', async () => {
    const node = await start()
    const refused = async () => {
      await expect(ask(node, 'anvil_setBalance', target, 'much')).rejects.toThrow()
      await expect(ask(node, 'evm_setAutomine', 'sometimes')).rejects.toThrow()
    }
    await refused()
    await crash(node)
    await refused()
    await mine(node, 1)
    await rollBack(node, 1)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(true)
    expect(onError).not.toHaveBeenCalled()
  })

  it('behaves as it was told before', async () => {
    const node = await start()
    await ask(node, 'anvil_impersonateAccount', target)
    await ask(node, 'anvil_setBalance', target, toHex(10n ** 18n))
    await ask(node, 'evm_setAutomine', false)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await ask(node, 'eth_sendTransaction', { from: target, to: signer.address })
    await mine(node, 1)
    expect(await node.client.getTransactionCount({ address: target })).toBe(1)
  })

  it('remembers aliases', async () => {
    const node = await start()
    node.journal.addAlias('0x71')
    await crash(node)
    expect(node.journal.aliases).toEqual(['0x71'])
    await node.stop()
    expect((await start()).journal.aliases).toEqual(['0x71'])
  })

  it('is given up when it does not come back, which is said once, with what it said last', async () => {
    const node = await start()
    await mine(node, 2)
    const journal = join(storePath(), 'journal-0')
    const text = readFileSync(journal, 'utf8')
    writeFileSync(journal, text.replaceAll(/"hash":"0x../g, '"hash":"0x00'))
    await node.crash()
    await vi.waitFor(() => expect(onError).toHaveBeenCalled(), timeout)
    await node.stop()
    expect(onError).toHaveBeenCalledOnce()
    const [[error] = []] = onError.mock.calls
    expect(error?.message).toMatch(
      /^The node of chain 34234 ended \(SIGKILL\)\. Its last lines:\n.*Block Number: 2.*\nIt could not be restarted: .*journal-0 is damaged: line 2 does not match its hash/s,
    )
  })

  it('stays down when it is stopped during its restart, and leaves no process', async () => {
    const node = await start()
    await mine(node, 20)
    await node.crash()
    await node.stop()
    expect(processesNaming(directory)).toEqual([])
    expect(node.isUp).toBe(false)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a node that is stopped', { timeout }, () => {
  it('can be stopped again', async () => {
    const node = await start()
    await Promise.all([node.stop(), node.stop()])
    await node.stop()
  })

  it('continues from there when it is restarted', async () => {
    const node = await start()
    await mine(node, 3)
    const before = await hashes(node)
    await node.stop()
    const again = await start()
    expect(again.blocks.head).toBe(3n)
    expect(await hashes(again)).toEqual(before)
  })

  it('starts also if its process is killed meanwhile', async () => {
    const node = await start()
    await mine(node, 50)
    const before = await hashes(node)
    await node.stop()
    const starting = start()
    await vi.waitFor(() => expect(readdirSync(directory).join()).toContain('interstake-'), timeout)
    const socket = () =>
      readdirSync(directory, { recursive: true, encoding: 'utf8' }).some((name) =>
        name.endsWith('anvil.ipc'),
      )
    await vi.waitFor(() => expect(socket()).toBe(true), { timeout, interval: 1 })
    for (const processId of processesNaming(directory)) process.kill(processId, 'SIGKILL')
    expect(await hashes(await starting)).toEqual(before)
  })

  it('is not called broken', async () => {
    const node = await start()
    const down = vi.fn()
    node.onDown(down)
    await node.stop()
    expect(down).not.toHaveBeenCalled()
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('follow', { timeout }, () => {
  /** Follows from block 1 on, and notes the numbers. */
  function follow(node: SupervisedNode, onBlock: (number: bigint) => unknown = () => {}) {
    const numbers: bigint[] = []
    const { caughtUp, stop } = node.blocks.follow({
      after: 0n,
      async onBlock({ number }) {
        numbers.push(number)
        await onBlock(number)
      },
      onError,
    })
    stops.unshift(stop)
    const until = (last: number) =>
      vi.waitFor(() => expect(numbers).toHaveLength(last), { timeout, interval: 5 })
    return { numbers, caughtUp, stop, until }
  }

  it('gives every block once and in order, whatever becomes of the process', async () => {
    const node = await start()
    const { numbers, until } = follow(node)
    for (let round = 0; round < 3; round++) {
      await mine(node, 5)
      await crash(node)
    }
    await mine(node, 5)
    await until(20)
    expect(numbers).toEqual(numbersTo(20))
  })

  it('catches up with more blocks than are remembered, through a crash', async () => {
    const node = await start()
    await mine(node, 1_200)
    let crashed = Promise.resolve()
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 70n) crashed = node.crash()
    })
    await caughtUp
    await crashed
    expect(numbers).toEqual(numbersTo(1_200))
  })

  it('gives a block only once it is written down', async () => {
    const node = await start()
    const written: string[] = []
    const { until } = follow(node, (number) => {
      const journal = readFileSync(join(storePath(), 'journal-0'), 'utf8')
      if (journal.includes(`{"block":{"number":${number},`)) written.push(String(number))
    })
    for (let block = 1; block <= 5; block++) {
      await node.client.mine({ blocks: 1 })
      await until(block)
    }
    expect(written).toEqual(['1', '2', '3', '4', '5'])
  })

  it('fails to catch up when one of those blocks cannot be handled', async () => {
    const node = await start()
    await mine(node, 3)
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 2n) throw new Error('no room for block 2')
    })
    await expect(caughtUp).rejects.toThrow('no room for block 2')
    expect(numbers).toEqual([1n, 2n])
    expect(onError).not.toHaveBeenCalled()
  })

  it('says so when a later block cannot be handled', async () => {
    const node = await start()
    const { numbers, caughtUp } = follow(node, (number) => {
      if (number === 2n) throw new Error('no room for block 2')
    })
    await caughtUp
    await mine(node, 3)
    await eventually(() => expect(onError).toHaveBeenCalledOnce())
    expect(onError).toHaveBeenCalledWith(new Error('no room for block 2'))
    expect(numbers).toEqual([1n, 2n])
  })

  it('gives no more once stopped', async () => {
    const node = await start()
    const { numbers, stop, until } = follow(node)
    await mine(node, 1)
    await until(1)
    await stop()
    await mine(node, 2)
    expect(numbers).toEqual([1n])
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a signed transaction that is in no block yet', { timeout }, () => {
  async function sendPending(node: SupervisedNode): Promise<Hash> {
    await ask(node, 'evm_setAutomine', false)
    const transaction = await sign(0)
    const hash = keccak256(transaction)
    node.pending.track(hash, transaction)
    await node.client.sendRawTransaction({ serializedTransaction: transaction })
    return hash
  }

  const receipt = ({ client }: SupervisedNode, hash: Hash) =>
    client.getTransactionReceipt({ hash }).catch(() => null)

  it('is there again when the node comes back', async () => {
    const node = await start()
    const hash = await sendPending(node)
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toMatchObject({ status: 'success' })
    await crash(node)
    expect(await receipt(node, hash)).toMatchObject({ status: 'success' })
  })

  it('is not if it was refused', async () => {
    const node = await start()
    const hash = await sendPending(node)
    node.pending.untrack(hash)
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toBeNull()
  })

  it('hinders nothing if it can be sent no more', async () => {
    const node = await start()
    const hash = await sendPending(node)
    await ask(node, 'anvil_setNonce', signer.address, '0x5')
    await crash(node)
    await mine(node, 1)
    expect(await receipt(node, hash)).toBeNull()
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('written', { timeout }, () => {
  it('resolves at once for a block that is, and once it is for another', async () => {
    const node = await start()
    await mine(node, 2)
    await node.blocks.waitForDurable(1n)
    const waiting = node.blocks.waitForDurable(4n)
    await node.client.mine({ blocks: 2 })
    await waiting
    expect(node.blocks.head).toBe(4n)
  })

  it('fails when the node goes down before', async () => {
    const node = await start()
    const waiting = expect(node.blocks.waitForDurable(1n)).rejects.toThrow(NodeDownError)
    await node.crash()
    await waiting
  })
})

describe('a rollback', { timeout }, () => {
  /** As of a node that no longer has the state: it is restarted. */
  const unable = async () => {
    throw new Error('Required data unavailable')
  }

  it.each([
    ['by the node itself', undefined],
    ['by another one where it cannot', unable],
  ])('leaves what was there before, %s', async (_, inPlace) => {
    const node = await start()
    await mine(node, 3)
    await ask(node, 'anvil_setBalance', target, '0x3')
    await mine(node, 2)
    await ask(node, 'anvil_setBalance', target, '0x5')
    const before = await hashes(node)
    const { incarnation } = node
    await rollBack(node, 2, inPlace)
    expect(node.incarnation).toBe(inPlace ? incarnation + 1 : incarnation)
    expect(node.blocks.head).toBe(3n)
    expect(await hashes(node)).toEqual(before.slice(0, 4))
    expect(await node.client.getBalance({ address: target })).toBe(3n)
    await mine(node, 2)
    const after = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(await node.client.getBalance({ address: target })).toBe(3n)
  })

  it('has who follows from then on see the blocks that there are', async () => {
    const node = await start()
    await mine(node, 3)
    await rollBack(node, 2)
    await ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target })
    await node.blocks.waitForDurable(2n)
    const seen: number[] = []
    const { caughtUp, stop } = node.blocks.follow({
      after: 0n,
      onBlock({ transactions }) {
        seen.push(transactions.length)
      },
      onError,
    })
    await caughtUp
    await stop()
    expect(seen).toEqual([0, 1])
  })

  it('reaches where the chain began', async () => {
    const node = await start()
    await mine(node, 2)
    await rollBack(node, 2)
    await crash(node)
    expect(node.blocks.head).toBe(0n)
    await mine(node, 1)
    expect(node.blocks.head).toBe(1n)
  })

  it('is complete also if the node ends meanwhile', async () => {
    const node = await start()
    await mine(node, 3)
    const before = await hashes(node)
    await rollBack(node, 2, () => node.crash())
    expect(await hashes(node)).toEqual(before.slice(0, 2))
    await mine(node, 1)
    await crash(node)
    expect(node.blocks.head).toBe(2n)
  })

  it('undoes what a node itself would keep of later headers', async () => {
    const node = await start()
    await mine(node, 2)
    await ask(node, 'anvil_setCoinbase', target)
    await mine(node, 1)
    await rollBack(node, 1)
    await mine(node, 2)
    const after = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(onError).not.toHaveBeenCalled()
  })

  it('keeps an account’s unlocking and the way of mining', async () => {
    const node = await start()
    await mine(node, 2)
    await ask(node, 'anvil_impersonateAccount', target)
    await ask(node, 'evm_setAutomine', false)
    await rollBack(node, 1, unable)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await crash(node)
    expect(await ask(node, 'anvil_getAutomine')).toBe(false)
    await ask(node, 'anvil_setBalance', target, toHex(10n ** 18n))
    await ask(node, 'eth_sendTransaction', { from: target, to: signer.address })
  })

  it('has what is sent meanwhile come after it', async () => {
    const node = await start()
    await mine(node, 2)
    const sent: Promise<unknown>[] = []
    await rollBack(node, 1, async (address) => {
      sent.push(
        ask(node, 'eth_sendTransactionSync', { from: signer.address, to: target }),
        ask(node, 'anvil_setBalance', target, '0x7'),
        ask(node, 'anvil_mine', '0x1'),
      )
      await callNode(address, 'anvil_rollback', [1])
    })
    await Promise.all(sent)
    const after = await hashes(node)
    expect(await node.client.getTransactionCount({ address: signer.address })).toBe(1)
    await crash(node)
    expect(await hashes(node)).toEqual(after)
    expect(await node.client.getTransactionCount({ address: signer.address })).toBe(1)
    expect(await node.client.getBalance({ address: target })).toBe(7n)
  })

  it('drops no block of a node that makes some by time', async () => {
    const node = await start()
    await ask(node, 'evm_setIntervalMining', 1)
    await node.blocks.waitForDurable(1n)
    await rollBack(node, 1)
    await node.blocks.waitForDurable(node.blocks.head + 1n)
    const head = node.blocks.head
    await crash(node)
    expect(node.blocks.head).toBeGreaterThanOrEqual(head)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a clock that was set back', { timeout }, () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['by a day', 86_400],
    ['by an hour', 3_600],
    ['from the year 9999', 253_402_300_799 - Math.floor(Date.now() / 1_000) - 3_600],
  ])('%s makes no block that is earlier than the one before', async (_, seconds) => {
    const node = await start()
    // This machine's clock is ahead at first, and so is the node's.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1_000 })
    await ask(node, 'evm_mine', { timestamp: Math.floor(Date.now() / 1_000) })
    await node.blocks.waitForDurable(1n)
    vi.useRealTimers()
    for (let restart = 0; restart < 3; restart++) {
      await crash(node)
      await mine(node, 1)
    }
    const blocks = await node.blocks.read(0n, node.blocks.head)
    const times = blocks.map(({ timestamp }) => timestamp)
    expect(times).toHaveLength(5)
    expect(times).toEqual(times.toSorted((a, b) => Number(a - b)))
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a long journal', { timeout }, () => {
  it('comes out the same on top of a checkpoint, also behind a reverted read of an empty slot', async () => {
    const node = await start()
    const [from] = node.accounts
    // Creates a contract that reads the slot that it is called with, and reverts.
    const data = '0x655f35545f5ffd5f526006601af3'
    const receipt = z.object({
      contractAddress: schemas.address.nullable(),
      blockNumber: schemas.hex,
    })
    const send = async (transaction: object) =>
      receipt.parse(
        await ask(node, 'eth_sendTransactionSync', { from, gas: '0x300000', ...transaction }),
      )
    const { contractAddress: to } = await send({ data })
    const large = toHex(new Uint8Array(100_000))
    for (let count = 0; count < 6; count++) await send({ to: target, data: large })
    await vi.waitFor(() => expect(readdirSync(storePath())).toContain('checkpoint-1'), { timeout })
    const { blockNumber } = await send({ to, data: toHex(5, { size: 32 }) })
    await node.blocks.waitForDurable(BigInt(blockNumber))
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })

  it('is replaced by a checkpoint, from which the node comes back', async () => {
    const node = await start()
    const [from] = node.accounts
    // A hexadecimal digit is a byte of the journal.
    const data = `0x${'00'.repeat(300 * 1024)}`
    await ask(node, 'eth_sendTransactionSync', { from, to: target, data, gas: toHex(10n ** 8n) })
    await vi.waitFor(
      () => expect(readdirSync(storePath()).toSorted()).toEqual(['checkpoint-1', 'journal-1']),
      { timeout },
    )
    await mine(node, 3)
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
  })
})

describe('a node that ends while its state is written down', { timeout }, () => {
  it('comes back as it was', async () => {
    const node = await start()
    const [from] = node.accounts
    const data = `0x${'00'.repeat(300 * 1024)}`
    await mine(node, 3)
    const sent = ask(node, 'eth_sendTransactionSync', {
      ...{ from, to: target, data, gas: toHex(10n ** 8n) },
    })
    await vi.waitFor(() => expect(readdirSync(storePath())).toContain('journal-1'), {
      timeout,
      interval: 1,
    })
    await sent
    const before = await hashes(node)
    await crash(node)
    expect(await hashes(node)).toEqual(before)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a node with a large state', { timeout }, () => {
  /** As many accounts as it takes for each block to take it tens of milliseconds. */
  async function startLarge(): Promise<SupervisedNode> {
    const node = await start()
    const [from = target] = node.accounts
    const { bytecode } = readArtifact('test/Faucet')
    const hash = await node.client.deployContract({
      abi: faucetAbi,
      bytecode,
      account: from,
      chain: null,
    })
    const { contractAddress: to } = await node.client.waitForTransactionReceipt({ hash })
    for (let funded = 0; funded < 20_000; funded += 2_500) {
      const accounts = Array.from({ length: 2_500 }, (_, index) =>
        slice(keccak256(toHex(funded + index)), 12),
      )
      const data = encodeFunctionData({ abi: faucetAbi, functionName: 'fund', args: [accounts] })
      await ask(node, 'eth_sendTransactionSync', {
        ...{ from, to, data, value: toHex(2_500), gas: toHex(10n ** 9n) },
      })
    }
    return node
  }

  /** Makes some blocks, and tells whether that may be asked for right after the last one. */
  async function isFreeAfterBlocks(node: SupervisedNode, method: string): Promise<boolean> {
    const blocks = 8
    const last = node.blocks.head + BigInt(blocks)
    const answer = new Promise<boolean>((resolve) => {
      const { stop: leave } = node.blocks.follow({
        after: node.blocks.head,
        async onBlock({ number }) {
          if (number < last) return
          const free = node.gate.pass(method, async () => true)
          resolve(await Promise.race([free, setImmediate(false)]))
          void leave()
        },
        onError,
      })
    })
    for (let block = 0; block < blocks; block++)
      await ask(node, 'eth_sendTransactionSync', { from: node.accounts[0], to: target })
    return answer
  }

  it('rests after a block, so that the next one holds what is sent meanwhile', async () => {
    const node = await startLarge()
    expect(await isFreeAfterBlocks(node, 'eth_call')).toBe(true)
    expect(await isFreeAfterBlocks(node, 'eth_sendRawTransaction')).toBe(false)
    const receipts = await Promise.all(
      node.accounts.map((from) => ask(node, 'eth_sendTransactionSync', { from, to: target })),
    )
    const blocks = receipts.map((receipt) => z.object({ blockNumber: z.string() }).parse(receipt))
    expect(new Set(blocks.map(({ blockNumber }) => blockNumber)).size).toBe(1)
  })

  it('does not take the time for which it was told to wait for that of a block', async () => {
    const node = await start()
    await ask(node, 'evm_setIntervalMining', 1)
    const send = (from: Address) => ask(node, 'eth_sendTransactionSync', { from, to: target })
    await Promise.all(node.accounts.slice(0, 8).map(send))
    await Promise.all(node.accounts.slice(8).map(send))
    const free = node.gate.pass('eth_sendRawTransaction', async () => true)
    expect(await Promise.race([free, setImmediate(false)])).toBe(true)
  })

  it('is written down before it would take long to make its blocks again', async () => {
    const node = await startLarge()
    const checkpoints = () => readdirSync(storePath()).filter((name) => /^checkpoint/.test(name))
    const before = checkpoints()
    while (checkpoints().join() === before.join()) await mine(node, 20)
  })
})
