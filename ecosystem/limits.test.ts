import { type Hash, type Hex, numberToHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { callChain } from './test/callChain'
import { largeMessages } from './test/largeMessages'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'

const timeout = 120_000

/** JUMPDEST, PUSH1 0, JUMP. */
const endlessLoop: Hex = '0x5b600056'
const senderAddress = '0x00000000000000000000000000000000000000b1'

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
}, timeout)

afterAll(() => ecosystem.stop())

type ChainName = 'gateway' | 'staking1'

function ask(name: ChainName, method: string, params: readonly unknown[]): Promise<unknown> {
  return callChain(ecosystem, name, method, params)
}

const from = () => ecosystem.accounts[0]

const receiptSchema = z.object({ status: z.string(), transactionHash: z.custom<Hash>() })

async function send(name: ChainName, transaction: Record<string, unknown>) {
  const sent = { from: from(), ...transaction }
  return receiptSchema.parse(await ask(name, 'eth_sendTransactionSync', [sent]))
}

const proof = (name: ChainName, hash: Hash, index: number) =>
  ask(name, 'zks_getL2ToL1LogProof', [hash, index, 'proof_based_gw'])

const call = { data: endlessLoop }
const generous = { data: endlessLoop, gas: '0x7fffffffffffffff' }
const wide = { gasLimit: '0x7fffffffffffffff' }

describe.each(['staking1', 'gateway'] as const)('%s', { timeout }, (name) => {
  it.each([
    ['eth_call', [call, 'latest']],
    ['eth_call', [generous, 'latest']],
    ['eth_call', [{ data: endlessLoop, gasLimit: 2 ** 60 }, 'latest']],
    ['eth_call', [call, 'latest', {}, wide]],
    ['eth_call', [{ to: senderAddress }, 'latest', { [senderAddress]: { code: endlessLoop } }]],
    ['eth_estimateGas', [call, 'latest']],
    ['eth_estimateGas', [generous, 'latest', {}, wide]],
    ['eth_createAccessList', [generous, 'latest']],
    ['eth_fillTransaction', [{ from: `0x${'11'.repeat(20)}`, ...call }]],
    ['zks_estimateFee', [generous]],
  ])('terminates an infinite loop in %s %j', async (method, params) => {
    await expect(ask(name, method, params)).rejects.toThrow(/out of gas/i)
  })

  it.each([
    ['debug_traceCall', [generous, 'latest', { tracer: 'callTracer' }]],
    ['debug_traceCall', [generous, 'latest', { blockOverrides: wide, tracer: 'prestateTracer' }]],
    ['debug_traceCall', [generous, 'latest']],
  ])('terminates an infinite loop in %s %j', async (method, params) => {
    expect(await ask(name, method, params)).toBeTypeOf('object')
  })

  it('shares the gas of a simulation among its calls', async () => {
    const calls = Array.from({ length: 500 }, () => ({ to: senderAddress, from: from() }))
    const blocks = [
      { stateOverrides: { [senderAddress]: { code: endlessLoop } }, blockOverrides: wide, calls },
      { calls: [{ ...calls[0], gas: generous.gas }] },
    ]
    const simulated = z
      .array(z.object({ calls: z.array(z.object({ gasUsed: z.string() })) }))
      .parse(await ask(name, 'eth_simulateV1', [{ blockStateCalls: blocks }, 'latest']))
    const used = simulated
      .flatMap((block) => block.calls)
      .reduce((sum, { gasUsed }) => sum + Number(gasUsed), 0)
    expect(used).toBeGreaterThan(0)
    expect(used).toBeLessThanOrEqual(50_000_000)
  })

  it('rejects JavaScript tracers, which gas does not limit', async () => {
    const tracer = '{step: function() { for (;;) {} }, fault: function() {}, result: function() {}}'
    await expect(ask(name, 'debug_traceCall', [call, 'latest', { tracer }])).rejects.toThrow(
      'JavaScript tracers are not supported',
    )
  })

  it('terminates an infinite loop in a transaction, and traces its calls, but not its steps', async () => {
    const gas = name === 'gateway' ? '0x3b9aca00' : '0x1c9c380'
    const { status, transactionHash } = await send(name, { data: endlessLoop, gas })
    expect(status).toBe('0x0')
    const trace = (...options: unknown[]) =>
      ask(name, 'debug_traceTransaction', [transactionHash, ...options])
    expect(await trace({ tracer: 'callTracer' })).toMatchObject({ error: 'out of gas' })
    await expect(trace()).rejects.toThrow('Step-by-step traces are limited to 1000000 gas')
  })

  it('rejects transactions above the block gas limit, and block gas limits that break settlement', async () => {
    await expect(send(name, { data: endlessLoop, gas: '0x3b9aca01' })).rejects.toThrow(
      'exceeds block gas limit',
    )
    for (const method of ['evm_setBlockGasLimit', 'anvil_setBlockGasLimit'])
      for (const limit of ['0x3b9aca01', 21_000])
        await expect(ask(name, method, [limit])).rejects.toThrow(
          `The block gas limit of ${name} can be set from`,
        )
  })

  it('keeps working', async () => {
    expect(await send(name, { to: senderAddress })).toMatchObject({ status: '0x1' })
  })
})

describe('messages of full blocks', { timeout }, () => {
  it('settle in several batches, and further blocks are mined automatically', async () => {
    await ask('staking1', 'anvil_setCode', [senderAddress, largeMessages(2)])
    const transaction = { to: senderAddress, gas: numberToHex(29_000_000) }
    const receipts = await Promise.all(
      ecosystem.accounts.slice(0, 3).map((from) => send('staking1', { from, ...transaction })),
    )
    for (const { status, transactionHash } of receipts) {
      expect(status).toBe('0x1')
      await vi.waitFor(
        async () => expect(await proof('staking1', transactionHash, 1)).not.toBeNull(),
        { timeout, interval: 200 },
      )
    }
  })
})
