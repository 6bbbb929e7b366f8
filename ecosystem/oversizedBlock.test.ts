import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Hash } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SupervisedNode } from './node/SupervisedNode'
import { stakingTable } from './presets/stakingTable'
import { openState } from './state/openState'
import { callAdmin } from './test/callAdmin'
import { callChain } from './test/callChain'
import { eventually } from './test/eventually'
import { largeMessages } from './test/largeMessages'
import { staker } from './test/staker'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'

const timeout = 120_000

const senderAddress = '0x00000000000000000000000000000000000000b1'

let directory: string
let ecosystem: StakingEcosystem
const events: string[] = []

async function start(): Promise<void> {
  ecosystem = await createStakingEcosystem(
    { stakingChains: 2, state: directory },
    { onEvent: (text) => events.push(text) },
  )
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  await start()
}, timeout)

afterAll(async () => {
  await ecosystem.stop()
  rmSync(directory, { recursive: true })
})

type ChainName = 'gateway' | 'staking1' | 'staking2'

function ask(name: ChainName, method: string, params: readonly unknown[]): Promise<unknown> {
  return callChain(ecosystem, name, method, params)
}

const from = () => ecosystem.accounts[0]

const receiptSchema = z.object({ status: z.string(), transactionHash: z.custom<Hash>() })

async function send(name: ChainName, transaction: Record<string, unknown>) {
  const sent = { from: from(), ...transaction }
  return receiptSchema.parse(await ask(name, 'eth_sendTransactionSync', [sent]))
}

const statusOf = async (name: ChainName) =>
  z
    .object({ chains: z.array(z.looseObject({ name: z.string() })) })
    .parse(await callAdmin(ecosystem, 'getStatus'))
    .chains.find((chain) => chain.name === name)

/** Adds a block to staking1 that exceeds a batch, as a node without a block gas limit can mine it. */
async function makeOversizedBlock(): Promise<{ block: number; hash: Hash }> {
  const state = openState(directory, { protocol: 'zksync' })
  const config = stakingTable().chains.find(({ name }) => name === 'staking1')
  if (!config || !state.saved) throw new Error('There is no such chain')
  const node = new SupervisedNode({
    chainId: config.id,
    name: config.name,
    openStore: () => state.store(config),
    genesisTime: state.saved.genesisTime,
    finalBlock: () => 0n,
    log: pino({ enabled: false }),
    onError(error) {
      throw error
    },
  })
  await node.start()
  const { client } = node
  const [account] = node.accounts
  if (!account) throw new Error('The node has no account')
  await client.setBlockGasLimit({ gasLimit: 2n ** 64n - 1n })
  await client.setCode({ address: senderAddress, bytecode: largeMessages(5) })
  const gas = 200_000_000n
  const hash = await client.sendTransaction({ account, to: senderAddress, gas, chain: null })
  const { blockNumber } = await client.waitForTransactionReceipt({ hash })
  await node.blocks.waitForDurable(blockNumber)
  await node.stop()
  state.close()
  return { block: Number(blockNumber), hash }
}

describe('a block that exceeds a batch', { timeout }, () => {
  it('halts only the settlement of its own chain, even after restarts, until it is rolled back', async () => {
    await ecosystem.stop()
    const { block, hash } = await makeOversizedBlock()
    for (let restart = 0; restart < 2; restart++) {
      await ecosystem.stop()
      events.length = 0
      await start()
      await eventually(async () =>
        expect(await statusOf('staking1')).toMatchObject({
          settlementHalted: expect.stringMatching(`^Block ${block} has 5,000,000 bytes`),
          pendingMessages: 5,
        }),
      )
      expect(events).toContain(
        `Settlement of staking1 is halted. Block ${block} has 5,000,000 bytes of messages, more than the maximum of 4,194,304 per batch. Roll it back with anvil_rollback, or revert to a snapshot.`,
      )
    }
    expect(await callAdmin(ecosystem, 'explainMessage', 'staking1', hash, 0)).toMatchObject({
      stage: 'sent',
      waitsFor: expect.stringContaining(
        `Settlement of staking1 is halted. Block ${block} has 5,000,000 bytes`,
      ),
    })
    expect(await send('staking1', { to: from() })).toMatchObject({ status: '0x1' })
    const other = staker(ecosystem, 1, 1)
    await other.until(await other.deposit())

    const head = Number(await ask('staking1', 'eth_blockNumber', []))
    await ask('staking1', 'anvil_rollback', [head - block + 1])
    expect(await statusOf('staking1')).toMatchObject({ settlementHalted: null })
    const user = staker(ecosystem)
    await user.until(await user.deposit())
  })
})
