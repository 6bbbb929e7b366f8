import { setTimeout as delay } from 'node:timers/promises'
import {
  type Address,
  encodeFunctionData,
  type Hash,
  type Hex,
  isHex,
  keccak256,
  numberToHex,
  stringToHex,
} from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { l1MessengerAbi } from '../contracts/abi/L1Messenger'
import { systemAddresses } from '../interop'
import { callAdmin } from './test/callAdmin'
import { callChain } from './test/callChain'
import { eventually } from './test/eventually'
import { staker } from './test/staker'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'

const timeout = 120_000

let ecosystem: StakingEcosystem
const errors: Error[] = []
const events: string[] = []

beforeAll(async () => {
  ecosystem = await createStakingEcosystem(
    { stakingChains: 2 },
    { onEvent: (text) => events.push(text), onError: (error) => errors.push(error) },
  )
}, timeout)

afterAll(() => ecosystem.stop())

type ChainName = 'gateway' | 'staking1' | 'staking2' | 'rewards'

function ask(name: ChainName, method: string, ...params: unknown[]): Promise<unknown> {
  return callChain(ecosystem, name, method, params)
}

async function askHex(name: ChainName, method: string, ...params: unknown[]): Promise<Hex> {
  const answer = await ask(name, method, ...params)
  if (!isHex(answer)) throw new Error(`${method} answers ${answer}`)
  return answer
}

let messages = 0

async function sendMessage(name: 'staking1' | 'staking2'): Promise<Hash> {
  messages++
  const { transactionHash } = z.object({ transactionHash: z.custom<Hash>() }).parse(
    await ask(name, 'eth_sendTransactionSync', {
      from: ecosystem.accounts[0],
      to: systemAddresses.l1Messenger,
      data: encodeFunctionData({
        abi: l1MessengerAbi,
        functionName: 'sendToL1',
        args: [numberToHex(messages, { size: 4 })],
      }),
    }),
  )
  return transactionHash
}

const untilExecuted = (name: 'staking1' | 'staking2', hash: Hash) =>
  eventually(async () =>
    expect(await ask(name, 'zks_getL2ToL1LogProof', hash, 0, 'proof_based_gw')).not.toBeNull(),
  )

const haltsSchema = z.object({
  settlementLayer: z.object({ halted: z.string().nullable() }),
  chains: z.array(
    z.object({
      name: z.string(),
      settlementHalted: z.string().nullable(),
      importsHalted: z.string().nullable(),
    }),
  ),
})

async function haltsOf(name: ChainName) {
  const status = haltsSchema.parse(await callAdmin(ecosystem, 'getStatus'))
  return status.chains.find((chain) => chain.name === name)
}

const progressSchema = z.object({
  chains: z.array(
    z.object({
      head: z.number(),
      sealed: z.number(),
      executed: z.number(),
      pendingMessages: z.number(),
    }),
  ),
})

/** Waits until all batches are executed, as those in progress would be settled in part with tampered contracts. */
async function untilSettled(): Promise<void> {
  const progress = async () => progressSchema.parse(await callAdmin(ecosystem, 'getStatus'))
  await eventually(async () => {
    const before = await progress()
    for (const { sealed, executed, pendingMessages } of before.chains)
      expect({ executed, pendingMessages }).toEqual({ executed: sealed, pendingMessages: 0 })
    await delay(100)
    expect(await progress()).toEqual(before)
  })
}

type Undo = () => Promise<unknown>

/** Replaces the code at an address; returns a function that restores it. */
async function setCode(name: ChainName, address: Address, code: Hex): Promise<Undo> {
  const before = await ask(name, 'eth_getCode', address, 'latest')
  await ask(name, 'anvil_setCode', address, code)
  return () => ask(name, 'anvil_setCode', address, before)
}

async function setSlot(name: ChainName, address: Address, slot: Hex, value: Hex): Promise<Undo> {
  const before = await ask(name, 'eth_getStorageAt', address, slot, 'latest')
  await ask(name, 'anvil_setStorageAt', address, slot, value)
  return () => ask(name, 'anvil_setStorageAt', address, slot, before)
}

const contractOf = (name: ChainName): Promise<Address> => askHex(name, 'zks_getMainContract')

const word = (value: bigint) => numberToHex(value, { size: 32 })

const codes = { 'no code': '0x', STOP: '0x00', REVERT: '0x5f5ffd' } as const

/** Slot of the interop root of a block of the settlement layer, in the root storage. */
function rootSlot(layerId: bigint, block: bigint): Hex {
  const ofLayer = keccak256(`${word(layerId)}${word(0n).slice(2)}`)
  return keccak256(`${word(block)}${ofLayer.slice(2)}`)
}

async function setNextRoots(): Promise<Undo> {
  const head = BigInt(await askHex('gateway', 'eth_blockNumber'))
  const undos: Undo[] = []
  for (let block = head + 1n; block <= head + 12n; block++)
    undos.push(
      await setSlot('rewards', systemAddresses.interopRootStorage, rootSlot(506n, block), word(5n)),
    )
  return async () => {
    for (const undo of undos) await undo()
  }
}

const { interopRootStorage, messageRoot, bridgehub } = systemAddresses

/** Changes to a chain, the work that they halt, and the reported reason. */
const tamperings: [
  name: string,
  tamper: () => Promise<Undo>,
  halted: ChainName,
  work: 'settlementHalted' | 'importsHalted',
  reason: RegExp,
  /** Whether staking2 still settles. */
  isAlone: boolean,
][] = [
  ...Object.entries(codes).map(([name, code]): (typeof tamperings)[number] => [
    `the root storage of rewards has ${name}`,
    () => setCode('rewards', interopRootStorage, code),
    'rewards',
    'importsHalted',
    /^The interop root of block \d+ of the settlement layer cannot be imported: /,
    true,
  ]),
  [
    'the root storage of rewards has other roots already',
    setNextRoots,
    'rewards',
    'importsHalted',
    /cannot be imported: the contract reverts with InteropRootAlreadyExists/,
    true,
  ],
  ...Object.entries(codes).map(([name, code]): (typeof tamperings)[number] => [
    `the contract of staking1 has ${name}`,
    async () => setCode('gateway', await contractOf('staking1'), code),
    'staking1',
    'settlementHalted',
    /^Batch \d+ cannot be (committed|proven|executed) on the settlement layer: the contract /,
    true,
  ]),
  [
    'the contract of staking1 counts other batches',
    async () => setSlot('gateway', await contractOf('staking1'), word(0n), word(9n)),
    'staking1',
    'settlementHalted',
    /the contract reverts with ZKChainUnexpectedBatch\(/,
    true,
  ],
  ...Object.entries(codes).map(([name, code]): (typeof tamperings)[number] => [
    `the message root has ${name}`,
    () => setCode('gateway', messageRoot, code),
    'staking1',
    'settlementHalted',
    /^Batch \d+ cannot be executed on the settlement layer: /,
    false,
  ]),
  [
    'the message root has lost its trees',
    () => setSlot('gateway', messageRoot, word(3n), word(7n)),
    'staking1',
    'settlementHalted',
    /MessageRoot would publish the interop root 0x/,
    false,
  ],
  [
    'the Bridgehub has no code',
    () => setCode('gateway', bridgehub, '0x'),
    'staking1',
    'settlementHalted',
    /^Batch \d+ cannot be executed on the settlement layer: /,
    false,
  ],
]

describe('tampering with a chain', { timeout }, () => {
  it.each(tamperings)(
    'halts only the affected work, until it is undone: %s',
    async (_, tamper, halted, work, reason, isAlone) => {
      await untilSettled()
      events.length = 0
      const undo = await tamper()
      const hash = await sendMessage('staking1')
      try {
        await eventually(async () => expect((await haltsOf(halted))?.[work]).toMatch(reason))
        expect((await haltsOf(halted))?.[work]).toMatch(/snapshot. It is retried every second\.$/)
        const event =
          work === 'importsHalted'
            ? `Imports of interop roots on ${halted} are halted. `
            : `Settlement of ${halted} is halted. `
        expect(events.join('\n')).toContain(event)
        if (isAlone) await untilExecuted('staking2', await sendMessage('staking2'))
        // The chains themselves keep working.
        for (const name of ['gateway', 'staking1', 'rewards'] as const)
          expect(await ask(name, 'evm_mine')).toBe('0x0')
      } finally {
        await undo()
      }
      await staker(ecosystem).until(hash)
      await eventually(async () =>
        expect(await haltsOf(halted)).toMatchObject({
          settlementHalted: null,
          importsHalted: null,
        }),
      )
      expect(errors).toEqual([])
    },
  )

  it.each(['gateway', 'rewards'] as const)(
    'transactions of the network that are dropped on %s are resubmitted',
    async (name) => {
      await ask(name, 'evm_setAutomine', false)
      const hash = await sendMessage('staking1')
      await eventually(async () =>
        expect(await ask(name, 'txpool_status')).not.toMatchObject({ pending: '0x0' }),
      )
      // By then, the sender has found its transaction in the pool; otherwise it would take half a minute.
      await delay(500)
      await ask(name, 'anvil_dropAllTransactions')
      await eventually(async () =>
        expect(await ask(name, 'txpool_status')).not.toMatchObject({ pending: '0x0' }),
      )
      await ask(name, 'evm_setAutomine', true)
      await ask(name, 'evm_mine')
      await staker(ecosystem).until(hash)
      expect(errors).toEqual([])
    },
  )

  it.each(['gateway', 'rewards'] as const)(
    'snapshots can be taken and reverted while %s does not mine',
    async (name) => {
      await ask(name, 'evm_setAutomine', false)
      await sendMessage('staking1')
      await eventually(async () =>
        expect(await ask(name, 'txpool_status')).not.toMatchObject({ pending: '0x0' }),
      )
      const snapshot = await ask('staking1', 'evm_snapshot')
      expect(await ask('staking1', 'evm_revert', snapshot)).toBe(true)
      await ask(name, 'evm_setAutomine', true)
      await ask(name, 'evm_mine')
      await staker(ecosystem).until(await sendMessage('staking1'))
      expect(errors).toEqual([])
    },
  )

  it('rollbacks and snapshots work while a contract of the settlement layer is missing', async () => {
    await untilSettled()
    const undo = await setCode('gateway', bridgehub, '0x')
    await ask('staking1', 'evm_mine')
    const snapshot = await ask('staking1', 'evm_snapshot')
    await callAdmin(ecosystem, 'pauseSettlement')
    await ask('staking1', 'evm_mine')
    await ask('staking1', 'anvil_rollback', 1)
    expect(await ask('staking1', 'evm_revert', snapshot)).toBe(true)
    await callAdmin(ecosystem, 'resumeSettlement')
    await undo()
    await staker(ecosystem).until(await sendMessage('staking1'))
    expect(errors).toEqual([])
  })

  it('a root storage that announces other roots halts its chain instead of rolling it back in a loop', async () => {
    const snapshot = await ask('rewards', 'evm_snapshot')
    // Emits InteropRootAdded(506, 1, [1]) for any call.
    const topic = keccak256(stringToHex('InteropRootAdded(uint256,uint256,bytes32[])')).slice(2)
    const emitting: Hex = `0x60205f526001602052600160405260016101fa7f${topic}60605fa300`
    await ask('rewards', 'anvil_setCode', interopRootStorage, emitting)
    await sendMessage('staking1')
    await eventually(async () =>
      expect((await haltsOf('rewards'))?.settlementHalted).toMatch(
        /imports a forged interop root again/,
      ),
    )
    expect(await ask('rewards', 'evm_revert', snapshot)).toBe(true)
    expect((await haltsOf('rewards'))?.settlementHalted).toBeNull()
    await staker(ecosystem).until(await sendMessage('staking1'))
    expect(errors).toEqual([])
  })

  it('a forged root is rolled back, even if the network changes between the rejection and the rollback', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    await callAdmin(ecosystem, 'forgeRoot', 'rewards')
    await ask('staking1', 'evm_mine')
    // Rejected while the chain is added, and again after each reorg.
    const changes = [
      callAdmin(ecosystem, 'addChain'),
      ...Array.from({ length: 3 }, () => callAdmin(ecosystem, 'reorg', 'staking1', 1)),
      callAdmin(ecosystem, 'addChain'),
    ]
    await callAdmin(ecosystem, 'resumeSettlement')
    // The block may be final by then; settlement restarts anyway.
    await Promise.allSettled(changes)
    await staker(ecosystem).until(await sendMessage('staking1'))
    await eventually(() =>
      expect(events.join()).toMatch(/Batch \d+ of rewards imported a forged interop root/),
    )
    await eventually(async () =>
      expect(await haltsOf('rewards')).toMatchObject({ settlementHalted: null }),
    )
    const user = staker(ecosystem, 1)
    await user.until(await user.deposit())
    expect(errors).toEqual([])
  })
})
