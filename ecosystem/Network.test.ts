import { once } from 'node:events'
import { createWalletClient, type Hash, http, numberToHex, parseEther } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { inclusionArguments } from '../interop'
import { keptStates } from './anvil/startNode'
import { callAdmin } from './test/callAdmin'
import { eventually } from './test/eventually'
import { forgeMessage } from './test/forgeMessage'
import { staker } from './test/staker'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'

const timeout = 60_000
const reward = parseEther('1')

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

let ecosystem: StakingEcosystem

beforeEach(async () => {
  ecosystem = await createStakingEcosystem()
})

afterEach(() => ecosystem.stop())

/** Sends a request that viem does not support in this form. */
function ask({ source }: ReturnType<typeof staker>, method: string, params: unknown[] = []) {
  return source.request<AnyRequest>({ method, params }, { retryCount: 0 })
}

/** Waits until all messages of the network are verifiable. */
async function settled(): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await callAdmin(ecosystem, 'getStatus')).toMatchObject({
        chains: expect.not.arrayContaining([expect.not.objectContaining({ pendingMessages: 0 })]),
      }),
    { timeout, interval: 20 },
  )
}

/** Waits until all nodes respond. */
async function allUp(): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await callAdmin(ecosystem, 'getStatus')).toMatchObject({
        settlementLayer: { isUp: true },
        chains: [{ isUp: true }, { isUp: true }, { isUp: true }],
      }),
    { timeout, interval: 5 },
  )
}

async function earnReward(user: ReturnType<typeof staker>): Promise<Hash> {
  const hash = await user.deposit()
  await user.until(hash)
  await user.mint(hash)
  expect(await user.reward()).toBe(reward)
  return hash
}

describe('snapshots', { timeout }, () => {
  it('revert all chains, whichever of them is called', async () => {
    const first = staker(ecosystem, 0)
    const kept = await earnReward(first)
    const id = await ask(first, 'evm_snapshot')

    const second = staker(ecosystem, 1, 1)
    const undone = await earnReward(second)
    expect(await ask(staker(ecosystem, 0, 1), 'evm_revert', [id])).toBe(true)

    expect(await second.reward()).toBe(0n)
    expect(await second.source.getTransactionReceipt({ hash: undone }).catch(() => null)).toBeNull()
    expect(await first.reward()).toBe(reward)
    expect(await first.verifies(kept)).toBe(true)
    await earnReward(second)
  })

  it('are consumed by a revert, like all later ones', async () => {
    const user = staker(ecosystem)
    const [older, younger] = [await ask(user, 'evm_snapshot'), await ask(user, 'evm_snapshot')]
    expect(await ask(user, 'evm_revert', [older])).toBe(true)
    expect(await ask(user, 'evm_revert', [younger])).toBe(false)
    expect(await ask(user, 'evm_revert', [older])).toBe(false)
  })

  it('can be taken and reverted many times in a row', async () => {
    const user = staker(ecosystem)
    for (let round = 0; round < 5; round++) {
      const id = await callAdmin(ecosystem, 'snapshot')
      await earnReward(user)
      expect(await callAdmin(ecosystem, 'revert', id)).toBe(true)
      expect(await user.reward()).toBe(0n)
    }
  })

  it('survive the restart of a node', async () => {
    const user = staker(ecosystem)
    const id = await ask(user, 'evm_snapshot')
    const undone = await earnReward(user)
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    await allUp()
    expect(await ask(user, 'evm_revert', [id])).toBe(true)
    expect(await user.reward()).toBe(0n)
    expect(await user.source.getTransactionReceipt({ hash: undone }).catch(() => null)).toBeNull()
    await earnReward(user)
  })
})

describe('a node that crashes', { timeout }, () => {
  it('is restarted in the same state without losing messages, on every chain', async () => {
    const hashes: Hash[] = []
    for (const [index, { name }] of ecosystem.chains.entries()) {
      await allUp()
      hashes.push(await staker(ecosystem, index, index % 2).deposit())
      await callAdmin(ecosystem, 'crashNode', name)
    }
    await allUp()
    for (const [index, hash] of hashes.entries()) {
      const user = staker(ecosystem, index, index % 2)
      await user.until(hash)
      await user.mint(hash)
      expect(await user.reward()).toBe(reward)
    }
  })

  it('returns errors to clients while it is down, instead of hanging', async () => {
    const user = staker(ecosystem)
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    const answers = new Set<string>()
    await vi.waitFor(
      async () => {
        const answer = await ask(user, 'eth_chainId').catch((error: Error) => error.message)
        answers.add(String(answer))
        expect(answer).toBe('0x85ba')
      },
      { timeout, interval: 1 },
    )
    expect([...answers].join()).toContain(
      'The node of staking1 (chain 34234) has ended and is being restarted in the same state',
    )
  })
})

describe('a subscription', { timeout }, () => {
  it('ends with its node by closing the connection, and can be created again', async () => {
    const url = (ecosystem.chains[1]?.rpcUrl ?? '').replace('http', 'ws')
    const subscribe = async () => {
      const socket = new WebSocket(url)
      await once(socket, 'open')
      socket.send(
        JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_subscribe', params: ['newHeads'] }),
      )
      await once(socket, 'message')
      return socket
    }
    const socket = await subscribe()
    const closed = once(socket, 'close')
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    expect((await closed)[0]).toBe(1001)
    await allUp()
    const another = await subscribe()
    const heard = once(another, 'message')
    await callAdmin(ecosystem, 'mine', 1, 'staking1')
    expect(String((await heard)[0])).toContain('eth_subscription')
    another.close()
  })
})

describe('an added chain', { timeout }, () => {
  it('rewards its stakers like the other chains', async () => {
    const added = await callAdmin(ecosystem, 'addChain')
    expect(added).toMatchObject({ name: 'staking3', role: 'staking', id: 61_002 })
    expect(ecosystem.chains.map(({ name }) => name)).toEqual([
      ...['gateway', 'staking1', 'staking2', 'rewards', 'staking3'],
    ])
    await earnReward(staker(ecosystem, 0, 2))
    await earnReward(staker(ecosystem, 1, 0))
  })
})

describe('a reorg of a chain', { timeout }, () => {
  it('before execution reverts the batch, and commits another one with the same messages', async () => {
    await settled()
    const user = staker(ecosystem, 5)
    await callAdmin(ecosystem, 'setPace', {
      seal: 0,
      commit: 0,
      prove: 0,
      execute: 600_000,
      import: 0,
    })
    const hash = await user.deposit()
    await user.until(hash, 'committed')
    const { blockHash } = await user.source.getTransactionReceipt({ hash })

    await callAdmin(ecosystem, 'reorg', 'staking1', 1)
    const receipt = await user.source.waitForTransactionReceipt({ hash })
    expect(receipt.blockHash).not.toBe(blockHash)

    await callAdmin(ecosystem, 'setPace', 'instant')
    await user.until(hash)
    await user.mint(hash)
    expect(await user.reward()).toBe(reward)
  })

  it('rejects final blocks, and reports how many can be dropped', async () => {
    const user = staker(ecosystem)
    await earnReward(user)
    await settled()
    const refusal = /Blocks of staking1 up to \d+ are final, .* At most \d+ blocks can be dropped/
    // However many roots it has imported since the deposit.
    const all = Number(await user.source.getBlockNumber())
    await expect(callAdmin(ecosystem, 'reorg', 'staking1', all)).rejects.toThrow(refusal)
    await expect(ask(user, 'anvil_rollback', [all])).rejects.toThrow(refusal)
    await expect(ask(user, 'anvil_reorg', [all, []])).rejects.toThrow(refusal)
    await expect(callAdmin(ecosystem, 'reorg', 'gateway', 1)).rejects.toThrow(
      'The blocks of the settlement layer are always final',
    )
    await earnReward(staker(ecosystem, 1))
  })

  it('can be deeper than the number of states that a node keeps', async () => {
    await settled()
    await callAdmin(ecosystem, 'pauseSettlement')
    const user = staker(ecosystem, 5)
    const hash = await user.deposit()
    await ask(user, 'anvil_mine', [numberToHex(keptStates + 1)])
    await expect(callAdmin(ecosystem, 'reorg', 'staking1', keptStates + 2)).resolves.toMatchObject({
      dropped: [],
    })
    await callAdmin(ecosystem, 'resumeSettlement')
    await user.until(hash)
    await earnReward(staker(ecosystem, 1))
  })

  it('is durable: a node that crashes afterwards restarts with the new blocks', async () => {
    await settled()
    await callAdmin(ecosystem, 'pauseSettlement')
    const user = staker(ecosystem, 5)
    await user.deposit()
    await callAdmin(ecosystem, 'reorg', 'staking1', 1)
    const hashes = async () => {
      const head = await user.source.getBlockNumber()
      const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
      return Promise.all(
        numbers.map(async (blockNumber) => (await user.source.getBlock({ blockNumber })).hash),
      )
    }
    await user.source.request<AnyRequest>({ method: 'evm_mine', params: [] })
    const before = await hashes()
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    await allUp()
    expect(await hashes()).toEqual(before)
  })

  it('leaves the chain unchanged if it fails, and the network continues', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    const user = staker(ecosystem)
    const hash = await user.deposit()
    await expect(ask(user, 'anvil_reorg', [1, 'nonsense'])).rejects.toThrow()
    await callAdmin(ecosystem, 'resumeSettlement')
    await user.until(hash)
  })

  it('may fail while a node is down, but the network continues once it is up', async () => {
    const user = staker(ecosystem)
    await callAdmin(ecosystem, 'crashNode', 'gateway')
    // It may be up again already.
    await callAdmin(ecosystem, 'reorg', 'staking1', 1).catch(() => {})
    await allUp()
    await earnReward(user)
  })

  it('is also available as a method of the node, which drops transactions', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    const user = staker(ecosystem)
    const hash = await user.deposit()
    await ask(user, 'anvil_rollback', [1])
    expect(await user.source.getTransactionReceipt({ hash }).catch(() => null)).toBeNull()
    await callAdmin(ecosystem, 'resumeSettlement')
    await earnReward(user)
  })
})

describe('a forged root', { timeout }, () => {
  it('verifies a forged message until its batch is rejected and the chain is rolled back', async () => {
    const honest = staker(ecosystem, 0)
    const hash = await earnReward(honest)
    await settled()
    const { inclusion, destination } = honest
    const genuine = await inclusion(hash)
    const forger = staker(ecosystem, 1)
    await callAdmin(ecosystem, 'pauseSettlement')
    const forged = await forgeMessage(ecosystem, genuine, forger.account)
    const later = staker(ecosystem, 2)
    const mint = {
      address: ecosystem.manifest.rewardsChain.token.address,
      abi: interopTokenAbi,
      functionName: 'mintFor',
      args: inclusionArguments(forged),
      account: later.account,
    } as const
    const { request } = await destination.simulateContract(mint)
    await createWalletClient({
      transport: http(ecosystem.manifest.rewardsChain.rpcUrl),
    }).writeContract({
      ...request,
      chain: null,
    })
    await eventually(async () => expect(await forger.reward()).toBe(reward))

    await callAdmin(ecosystem, 'resumeSettlement')
    await vi.waitFor(async () => expect(await forger.reward()).toBe(0n), { timeout })
    // Its transaction may be replayed.
    await vi.waitFor(async () => expect(await honest.reward()).toBe(reward), { timeout })
    await expect(destination.simulateContract(mint)).rejects.toThrow('InteropTokenInvalidProof')
    await earnReward(later)
  })

  it('is rolled back, however old its block', async () => {
    const user = staker(ecosystem)
    await callAdmin(ecosystem, 'pauseSettlement')
    await callAdmin(ecosystem, 'forgeRoot', 'rewards')
    await callAdmin(ecosystem, 'mine', keptStates + 1, 'rewards')
    await callAdmin(ecosystem, 'resumeSettlement')
    await earnReward(user)
  })
})
