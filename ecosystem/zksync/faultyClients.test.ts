import {
  createPublicClient,
  createWalletClient,
  custom,
  getAbiItem,
  type Hash,
  http,
  parseEther,
  toFunctionSelector,
} from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { bridgehubAbi } from '../../contracts/abi/Bridgehub'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { getMessageStatus, systemAddresses, waitForMessage } from '../../interop'
import { errorCodes } from '../jsonrpc/jsonRpc'
import { callAdmin } from '../test/callAdmin'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { Faults, faultsSchema } from './Faults'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const timeout = 60_000

/** Longer than any test: delayed actions only happen because the fault was removed. */
const hour = 3_600_000

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
}, timeout)

afterEach(() => setFaults())

afterAll(() => ecosystem.stop())

function setFaults(faults: z.input<typeof faultsSchema> = {}) {
  return callAdmin(ecosystem, 'setFaults', faults)
}

/** Each test has its own stakers, whose first deposits send a message each. */
let stakers = 0
const newStaker = () => staker(ecosystem, stakers++)

type Staker = ReturnType<typeof staker>

async function untilStage(user: Staker, hash: Hash, stage: string): Promise<void> {
  const now = async () => (await user.status(hash)).stage
  await expect.poll(now, { timeout, interval: 20 }).toBe(stage)
}

/** Checks that a message stays at one of the given stages while other messages settle. */
async function staysAt(user: Staker, hash: Hash, ...stages: string[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    expect(stages).toContain((await user.status(hash)).stage)
    await callAdmin(ecosystem, 'mine', 1, 'staking2')
  }
}

async function arrives(user: Staker, hash: Hash): Promise<void> {
  await user.until(hash)
  await user.mint(hash)
  expect(await user.reward()).toBe(parseEther('1'))
}

function clientOf(chainName: string) {
  const chain = ecosystem.chains.find(({ name }) => name === chainName)
  return createPublicClient({
    transport: http(chain?.rpcUrl, { retryCount: 0 }),
    pollingInterval: 20,
  })
}

/** Statuses of all transactions to the settlement layer with the same data, in order. */
async function fates(transactionHash: Hash | null): Promise<string[]> {
  if (!transactionHash) throw new Error('There is no such transaction yet')
  const layer = clientOf('gateway')
  const { blockNumber, input, to } = await layer.getTransaction({ hash: transactionHash })
  const head = await layer.getBlockNumber()
  const numbers = Array.from(
    { length: Number(head - blockNumber) + 1 },
    (_, index) => blockNumber + BigInt(index),
  )
  const blocks = await Promise.all(
    numbers.map((number) => layer.getBlock({ blockNumber: number, includeTransactions: true })),
  )
  const same = blocks
    .flatMap(({ transactions }) => transactions)
    .filter((transaction) => transaction.input === input && transaction.to === to)
  const receipts = await Promise.all(same.map(({ hash }) => layer.getTransactionReceipt({ hash })))
  return receipts.map(({ status }) => status)
}

/** Contract and number of every batch that the settlement layer has executed. */
async function executedBatches(): Promise<string[]> {
  const executions = await clientOf('gateway').getContractEvents({
    abi: zkChainAbi,
    eventName: 'BlockExecution',
    fromBlock: 0n,
  })
  return executions.map(({ address, args }) => `${address} ${args.batchNumber}`)
}

async function expectNoneExecutedTwice(): Promise<void> {
  const batches = await executedBatches()
  expect(new Set(batches).size).toBe(batches.length)
}

describe('a withheld proof', { timeout }, () => {
  it('is null for all messages at any stage, and available once the fault is removed', async () => {
    const user = newStaker()
    await setFaults({ proofs: { withhold: 'all' } })
    const hash = await user.deposit()
    await untilStage(user, hash, 'executed')
    for (const mode of ['proof_based_gw', 'messageRoot', null])
      expect(
        await user.source.request<AnyRequest>({
          method: 'zks_getL2ToL1LogProof',
          params: [hash, 0, mode],
        }),
      ).toBeNull()
    await staysAt(user, hash, 'executed')
    await expect(user.inclusion(hash)).rejects.toThrow('There is no proof')

    await setFaults()
    await arrives(user, hash)
  })

  it('does not affect other transactions', async () => {
    const [unlucky, lucky] = [newStaker(), newStaker()]
    const hash = await unlucky.deposit()
    await setFaults({ proofs: { withhold: [hash] } })
    await arrives(lucky, await lucky.deposit())
    await untilStage(unlucky, hash, 'executed')
    await expect(unlucky.inclusion(hash)).rejects.toThrow('There is no proof')
  })

  it('is available after the given duration', async () => {
    const user = newStaker()
    const hash = await user.deposit()
    await user.until(hash)
    await setFaults({ proofs: { withhold: 'all', for: 1_000 } })
    await user.until(hash)
    expect(await user.verifies(hash)).toBe(true)
  })
})

/** Sends a message; returns the transactions that settle its batch: one, or one for each stage. */
async function settle(): Promise<Hash[]> {
  const [account] = ecosystem.accounts
  if (!account) throw new Error('There is no account')
  const source = clientOf('staking1')
  const wallet = createWalletClient({ account, transport: custom(source) })
  const hash = await wallet.writeContract({
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    functionName: 'sendToL1',
    args: ['0x'],
    chain: null,
  })
  await waitForMessage(source, { hash })
  const status = await getMessageStatus(source, { hash })
  if (status.stage !== 'executed') throw new Error(`It is ${status.stage} again`)
  const { commitTxHash, proveTxHash, executeTxHash } = status.settlement
  return [...new Set([commitTxHash, proveTxHash, executeTxHash])].filter((hash) => hash !== null)
}

describe('a settlement transaction', { timeout }, () => {
  it('settles a batch at once, unless it is delayed', async () => {
    expect(await settle()).toHaveLength(1)
    await setFaults({ settlement: { delay: 1 } })
    expect(await settle()).toHaveLength(3)
  })

  it('is one for each stage if the contract of the chain cannot settle at once', async () => {
    const layer = clientOf('gateway')
    const [chain] = ecosystem.manifest.stakingChains
    const contract = await layer.readContract({
      address: systemAddresses.bridgehub,
      abi: bridgehubAbi,
      functionName: 'getZKChain',
      args: [BigInt(chain?.chainId ?? 0)],
    })
    const code = await layer.getCode({ address: contract })
    const selector = toFunctionSelector(getAbiItem({ abi: zkChainAbi, name: 'settleBatch' }))
    const setCode = (code: string | undefined) =>
      layer.request<AnyRequest>({ method: 'anvil_setCode', params: [contract, code] })
    const push4 = '63'
    await setCode(code?.replace(`${push4}${selector.slice(2)}`, `${push4}00000000`))
    expect(await settle()).toHaveLength(3)
    await setCode(code)
  })

  it('delays its batch', async () => {
    const user = newStaker()
    await setFaults({ settlement: { delay: hour } })
    const hash = await user.deposit()
    // It remains in no batch if an earlier one is being delayed.
    await staysAt(user, hash, 'sent', 'batched')

    await setFaults({ settlement: { delay: 1 } })
    await arrives(user, hash)
    await expectNoneExecutedTwice()
  })

  it('is resubmitted if it is lost', async () => {
    const user = newStaker()
    await setFaults({ settlement: { dropRate: 1 } })
    const hash = await user.deposit()
    await arrives(user, hash)
    await expectNoneExecutedTwice()
  })

  it('is rejected the second time if it is sent twice', async () => {
    const user = newStaker()
    await setFaults({ settlement: { duplicateRate: 1 } })
    const hash = await user.deposit()
    await arrives(user, hash)
    const status = await user.status(hash)
    if (status.stage !== 'verifiable') throw new Error(`It is ${status.stage} again`)
    const { commitTxHash, proveTxHash, executeTxHash } = status.settlement
    for (const transactionHash of [commitTxHash, proveTxHash, executeTxHash])
      await expect.poll(() => fates(transactionHash), { timeout }).toEqual(['success', 'reverted'])
    await expectNoneExecutedTwice()
  })
})

describe('interop roots', { timeout }, () => {
  it('leave a message with a proof unverifiable while they are delayed', async () => {
    const user = newStaker()
    await setFaults({ imports: { delay: hour } })
    const hash = await user.deposit()
    await user.until(hash, 'executed')
    await staysAt(user, hash, 'executed')
    expect(await user.verifies(hash)).toBe(false)

    await setFaults()
    await arrives(user, hash)
  })

  it('are imported one by one, out of order and completely, if they are shuffled', async () => {
    const users = ecosystem.accounts.slice(0, 8).map((_, index) => staker(ecosystem, index, 1))
    const chains = ['staking1', 'staking2', 'rewards']
    const { destination } = newStaker()
    const before = await destination.getBlockNumber()
    await setFaults({ imports: { shuffle: true } })
    for (const chain of chains) await callAdmin(ecosystem, 'pauseImports', chain)
    const hashes: Hash[] = []
    for (const user of users) {
      const hash = await user.deposit()
      await user.until(hash, 'executed')
      hashes.push(hash)
    }
    for (const chain of chains) await callAdmin(ecosystem, 'resumeImports', chain)
    for (const [index, user] of users.entries()) await user.until(hashes[index] ?? '0x')

    const imported = await destination.getContractEvents({
      address: systemAddresses.interopRootStorage,
      abi: l2InteropRootStorageAbi,
      eventName: 'InteropRootAdded',
      fromBlock: before + 1n,
    })
    const order = imported.map(({ args }) => Number(args.blockNumber))
    expect(order).not.toEqual(order.toSorted((one, other) => one - other))
    const transactions = imported.map(({ transactionHash }) => transactionHash)
    expect(new Set(transactions).size).toBe(transactions.length)
  })
})

describe('JSON-RPC', { timeout }, () => {
  /** Results of a number of consecutive requests: the chain id, or the error. */
  async function outcomes(chainName: string): Promise<unknown[]> {
    const client = clientOf(chainName)
    const all: unknown[] = []
    for (let request = 0; request < 40; request++)
      all.push(await client.getChainId().catch((error: Error) => error.message))
    return all
  }

  const isError = (outcome: unknown) => typeof outcome === 'string'

  it('fails at the given rate, for the same requests with the same seed', async () => {
    await setFaults({ seed: 7, rpc: { errorRate: 0.5 } })
    const first = await outcomes('staking1')
    expect(first.filter(isError)).not.toHaveLength(0)
    expect(first).toContain(34_234)

    await setFaults({ seed: 7, rpc: { errorRate: 0.5 } })
    expect(await outcomes('staking1')).toEqual(first)
    await setFaults({ seed: 8, rpc: { errorRate: 0.5 } })
    expect(await outcomes('staking1')).not.toEqual(first)
  })

  it('fails with an error that differs from those of a node', async () => {
    await setFaults({ rpc: { errorRate: 1 } })
    const refused = clientOf('rewards').getBlockNumber()
    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        details: 'Injected fault: try again.',
        code: errorCodes.internalError,
      }),
    )
  })

  it('fails only on the given chains', async () => {
    await setFaults({ rpc: { errorRate: 1, chainIds: [5_328] } })
    expect((await outcomes('staking2')).every(isError)).toBe(true)
    expect((await outcomes('staking1')).some(isError)).toBe(false)
  })

  it('is delayed only on the given chains', async () => {
    await setFaults({ rpc: { latency: hour, chainIds: [34_234] } })
    const late = vi.fn()
    const answered = clientOf('staking1').getChainId().then(late)
    await outcomes('staking2')
    expect(late).not.toHaveBeenCalled()

    await setFaults()
    await answered
    expect(late).toHaveBeenCalledWith(34_234)
  })

  it('does not affect the settlement of a message', async () => {
    const user = newStaker()
    const hash = await user.deposit()
    await setFaults({ rpc: { errorRate: 1 } })
    await expect
      .poll(() => callAdmin(ecosystem, 'explainMessage', 'staking1', hash), { timeout })
      .toMatchObject({ stage: 'executed', verifiableOn: { staking2: null, rewards: null } })
  })

  it('does not keep the process alive while it is delayed', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
    const faults = new Faults()
    faults.settings = faultsSchema.parse({ rpc: { latency: hour } })
    const before = timers()
    const late = faults.failsRequest(1)
    expect(timers()).toEqual(before)
    faults.settings = faultsSchema.parse({})
    await late
  })
})
