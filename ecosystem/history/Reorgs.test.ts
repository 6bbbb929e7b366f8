import { encodeFunctionData, type Hex, keccak256, numberToHex, parseEther } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { stakingAbi } from '../../contracts/abi/Staking'
import { requestNode } from '../anvil/requestNode'
import { callAdmin } from '../test/callAdmin'
import { eventually } from '../test/eventually'
import { signEip712, testSender } from '../test/signEip712'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'

const timeout = 60_000
const reward = parseEther('1')

let ecosystem: StakingEcosystem
let events: string[]
let onError: ReturnType<typeof vi.fn<(error: Error) => void>>

beforeAll(async () => {
  events = []
  onError = vi.fn()
  ecosystem = await createStakingEcosystem({}, { onEvent: (text) => events.push(text), onError })
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  expect(onError).not.toHaveBeenCalled()
})

beforeEach(async () => {
  await callAdmin(ecosystem, 'pauseSettlement')
  // Imports of earlier roots may be pending, and each creates a block.
  await callAdmin(ecosystem, 'pauseImports', 'staking1')
  return resumeAll
})

async function resumeAll() {
  await callAdmin(ecosystem, 'resumeImports', 'staking1')
  await callAdmin(ecosystem, 'resumeSettlement')
}

/** The first staking chain. */
const chain = () => {
  const [, first] = ecosystem.chains
  if (!first) throw new Error('There is no staking chain')
  return first
}

const call = (method: string, ...params: unknown[]) =>
  requestNode(new URL(chain().rpcUrl).host, method, params)

const head = async () => Number(await call('eth_blockNumber'))

/** Drops all blocks after that one. */
const reorgAfter = async (block: number) =>
  callAdmin(ecosystem, 'reorg', 'staking1', (await head()) - block)

const latestHash = async () =>
  z.object({ hash: z.string() }).parse(await call('eth_getBlockByNumber', 'latest', false)).hash

const receiptSchema = z.object({ transactionHash: z.string() })

/** Sends a transaction and waits for its block; returns its hash. */
const send = async (method: string, transaction: unknown) =>
  receiptSchema.parse(await call(method, transaction)).transactionHash

const knownSchema = z.object({ blockHash: z.string().nullable() }).nullable()

/** The hash of the block of a transaction; null if it is pending or was dropped. */
const blockOf = async (hash: unknown) =>
  knownSchema.parse(await call('eth_getTransactionByHash', hash))?.blockHash ?? null

/** A deposit, which requires funds. */
async function signDeposit(key: Hex = generatePrivateKey(), nonce = 0) {
  const account = privateKeyToAccount(key)
  const raw = await account.signTransaction({
    to: ecosystem.manifest.stakingChains[0]?.staking.address,
    data: encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' }),
    value: 1_000n,
    gas: 200_000n,
    maxFeePerGas: 10n ** 12n,
    maxPriorityFeePerGas: 0n,
    nonce,
    chainId: chain().id,
    type: 'eip1559',
  })
  return { address: account.address, raw, hash: keccak256(raw) }
}

describe('a reorg', { timeout }, () => {
  it.each(['anvil_setBalance', 'interstake_fund'])(
    'repeats %s in its place, and the deposits that need it',
    async (method) => {
      const from = await head()
      const deposits = await Promise.all([1, 2].map(() => signDeposit()))
      for (const { address, raw } of deposits) {
        if (method === 'interstake_fund')
          await callAdmin(ecosystem, 'fund', address, numberToHex(parseEther('1')))
        else await call(method, address, numberToHex(parseEther('1')))
        await call('eth_sendRawTransactionSync', raw)
      }
      const before = await Promise.all(deposits.map(({ hash }) => blockOf(hash)))
      expect(before).not.toContain(null)
      expect(await reorgAfter(from)).toEqual({ dropped: [] })
      for (const [index, { hash, address }] of deposits.entries()) {
        const block = await blockOf(hash)
        expect(block).not.toBeNull()
        expect(block).not.toBe(before[index])
        expect(Number(await call('eth_getBalance', address, 'latest'))).toBeGreaterThan(0)
      }
    },
  )

  it('replays transactions of type 0x71 and of accounts that are or were impersonated', async () => {
    const from = await head()
    const to = '0x00000000000000000000000000000000000000b1'
    await call('anvil_setBalance', testSender, numberToHex(parseEther('1')))
    const aliased = await send('eth_sendRawTransactionSync', await signEip712({ to, nonce: 0 }))
    const impersonated = '0x00000000000000000000000000000000000000b2'
    await call('anvil_setBalance', impersonated, numberToHex(parseEther('1')))
    await call('anvil_impersonateAccount', impersonated)
    const unsigned = await send('eth_sendTransactionSync', {
      from: impersonated,
      to,
      value: '0x1',
    })
    await call('anvil_stopImpersonatingAccount', impersonated)
    expect(await reorgAfter(from)).toEqual({ dropped: [] })
    expect(await blockOf(aliased)).not.toBeNull()
    expect(await blockOf(unsigned)).not.toBeNull()
    expect(await call('eth_getBalance', to, 'latest')).toBe('0x6')
  })

  it('keeps pending transactions', async () => {
    const from = await head()
    const [sender, to] = ecosystem.accounts
    const nonce = Number(await call('eth_getTransactionCount', sender, 'latest'))
    const later = { from: sender, to, nonce: numberToHex(nonce + 1) }
    const pending = await call('eth_sendTransaction', later)
    await call('evm_mine')
    expect(await reorgAfter(from)).toEqual({ dropped: [] })
    expect(await blockOf(pending)).toBeNull()
    await call('eth_sendTransaction', { ...later, nonce: numberToHex(nonce) })
    await vi.waitFor(async () => expect(await blockOf(pending)).not.toBeNull(), timeout)
  })

  it('loses no transaction that is sent meanwhile', async () => {
    const deposits = await Promise.all(Array.from({ length: 60 }, () => signDeposit()))
    for (const { address } of deposits)
      await call('anvil_setBalance', address, numberToHex(parseEther('1')))
    await call('evm_mine')
    let isOver = false
    const reorgs = (async () => {
      let count = 0
      while (!isOver && count < 30) {
        expect(await callAdmin(ecosystem, 'reorg', 'staking1', 1)).toEqual({ dropped: [] })
        count++
      }
      return count
    })()
    for (const { raw } of deposits) await call('eth_sendRawTransaction', raw)
    isOver = true
    expect(await reorgs).toBeGreaterThan(1)
    for (const { hash } of deposits)
      await eventually(async () => expect(await blockOf(hash)).not.toBeNull())
  })

  it('reports transactions that cannot be replayed with their hash and the reason', async () => {
    const { address, raw, hash } = await signDeposit()
    const from = await head()
    // Pays the account if it is called in the next block, and in no other.
    const payer = '0x00000000000000000000000000000000000000b3'
    const number = numberToHex(from + 1, { size: 4 }).slice(2)
    const code = `0x4363${number}14600b57005b5f5f5f5f4773${address.slice(2)}5af100`
    await call('anvil_setCode', payer, code)
    await call('anvil_setBalance', payer, numberToHex(parseEther('1')))
    const [sender] = ecosystem.accounts
    const payment = await send('eth_sendTransactionSync', {
      from: sender,
      to: payer,
      gas: '0x30000',
    })
    await call('eth_sendRawTransactionSync', raw)
    expect(await blockOf(hash)).not.toBeNull()
    expect(await reorgAfter(from)).toEqual({
      dropped: [{ transactionHash: hash, reason: expect.stringMatching(/insufficient funds/i) }],
    })
    expect(await blockOf(payment)).not.toBeNull()
    expect(await blockOf(hash)).toBeNull()
  })

  it('by anvil_rollback reports the dropped transactions', async () => {
    const { address, raw, hash } = await signDeposit()
    await call('anvil_setBalance', address, numberToHex(parseEther('1')))
    await call('eth_sendRawTransactionSync', raw)
    const before = events.length
    await call('anvil_rollback', 1)
    expect(await blockOf(hash)).toBeNull()
    expect(events.slice(before).join()).toContain(hash)
  })

  it('drops pending transactions that their sender can no longer pay, and leaves a restorable chain', async () => {
    await call('evm_setAutomine', false)
    await call('evm_mine')
    const { address, raw, hash } = await signDeposit()
    await call('anvil_setBalance', address, numberToHex(parseEther('1')))
    await call('eth_sendRawTransaction', raw)
    await call('anvil_rollback', 1)
    await call('evm_mine')
    expect(await call('eth_getTransactionByHash', hash)).toBeNull()
    const before = await latestHash()
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    await vi.waitFor(async () => expect(await latestHash()).toBe(before), { timeout, interval: 50 })
    await call('evm_setAutomine', true)
  })

  it('drops the import of a forged root', async () => {
    const from = await head()
    await callAdmin(ecosystem, 'forgeRoot', 'staking1')
    expect(await reorgAfter(from)).toEqual({
      dropped: [
        {
          transactionHash: expect.any(String),
          reason: 'It imports a forged interop root.',
        },
      ],
    })
  })

  it('happens for each forged root, even if it is imported during the rollback for another one', async () => {
    const forged = keccak256('0x01')
    await resumeAll()
    const from = events.length
    const rolledBack = () => events.slice(from).filter((text) => text.includes('rolling the chain'))
    await callAdmin(ecosystem, 'forgeRoot', 'staking1')
    await vi.waitUntil(() => rolledBack().length === 1, { timeout, interval: 1 })
    await callAdmin(ecosystem, 'forgeRoot', 'staking1', forged)
    await vi.waitUntil(() => rolledBack().length === 2, { timeout, interval: 20 })
    const user = staker(ecosystem, 4)
    await user.until(await user.deposit())
    expect(events.slice(from).filter((text) => text.includes('halted'))).toEqual([])
  })

  it('of the rewards chain keeps a valid mint, and the import of its root', async () => {
    await resumeAll()
    const user = staker(ecosystem, 3)
    const hash = await user.deposit()
    await user.until(hash)
    await callAdmin(ecosystem, 'pauseSettlement')
    await user.mint(hash)
    for (const depth of [1, 2, 3, 4]) {
      await callAdmin(ecosystem, 'reorg', 'rewards', depth).catch((error: Error) =>
        expect(error.message).toContain('are final'),
      )
      expect(await user.reward()).toBe(reward)
    }
    expect(await user.verifies(hash)).toBe(true)
  })
})

describe('anvil_reorg', { timeout }, () => {
  it('replaces blocks by ones with the given transactions', async () => {
    const [sender, to] = ecosystem.accounts
    const { address, raw, hash } = await signDeposit()
    await call('anvil_setBalance', address, numberToHex(parseEther('1')))
    await call('evm_mine')
    const dropped = await send('eth_sendTransactionSync', { from: sender, to, value: '0x1' })
    await call('evm_mine')
    const before = await head()
    await call('anvil_reorg', 2, [[raw, 1]])
    expect(await head()).toBe(before)
    expect(await blockOf(dropped)).toBeNull()
    expect(await call('eth_getTransactionByHash', hash)).toMatchObject({
      blockNumber: numberToHex(before),
    })
  })

  it.each([
    [[1, 'nonsense']],
    [[1, [['0x02', 1]]]],
    [[1, [[{ from: '0x00000000000000000000000000000000000000c1' }, 0]]]],
    [[100_000, []]],
  ])('changes nothing if it fails: %j', async (params) => {
    await call('evm_mine')
    const before = await latestHash()
    await expect(call('anvil_reorg', ...params)).rejects.toThrow()
    expect(await latestHash()).toBe(before)
  })
})
