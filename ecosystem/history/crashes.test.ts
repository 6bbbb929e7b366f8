import { parseEther } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { requestNode } from '../anvil/requestNode'
import { callAdmin } from '../test/callAdmin'
import { staker } from '../test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'

const timeout = 120_000

let ecosystem: StakingEcosystem
let onError: ReturnType<typeof vi.fn<(error: Error) => void>>
/** Number of stakers of each chain. */
let stakers: number[]

beforeAll(async () => {
  onError = vi.fn()
  stakers = [0, 0]
  ecosystem = await createStakingEcosystem({}, { onError })
}, timeout)

afterAll(() => ecosystem.stop())

beforeEach(() => allUp())

const allUp = () =>
  vi.waitFor(
    () => {
      const { settlementLayer, chains } = ecosystem.status()
      for (const chain of [settlementLayer, ...chains]) expect(chain).toMatchObject({ isUp: true })
    },
    { timeout, interval: 10 },
  )

/** An account that has not staked on the chain, except in reverted blocks. */
function newUser(chainIndex = 0) {
  const index = stakers[chainIndex] ?? 0
  stakers[chainIndex] = index + 1
  return staker(ecosystem, index, chainIndex)
}

/** Kills a node a number of milliseconds after a command was sent; returns its result. */
async function whileKilled(name: string, afterMs: number, command: Promise<unknown>) {
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  await callAdmin(ecosystem, 'crashNode', name).catch(() => {
    // It is already down.
  })
  const answer = await command
  await allUp()
  expect(onError).not.toHaveBeenCalled()
  return answer
}

const balance = async (address: string) =>
  Promise.all(
    ecosystem.chains.map(async ({ rpcUrl }) =>
      Number(await requestNode(new URL(rpcUrl).host, 'eth_getBalance', [address, 'latest'])),
    ),
  )

describe('a node that is killed', { timeout }, () => {
  it.each([
    ['gateway', 0],
    ['staking1', 20],
    ['rewards', 60],
    ['gateway', 120],
    ['staking2', 200],
  ])('%s, %d ms after a revert was requested: all chains are reverted', async (name, afterMs) => {
    const witness = '0x00000000000000000000000000000000000000d1'
    const before = await balance(witness)
    const snapshot = await callAdmin(ecosystem, 'snapshot')
    await callAdmin(ecosystem, 'fund', witness, 5)
    const answer = await whileKilled(name, afterMs, callAdmin(ecosystem, 'revert', snapshot))
    expect(answer).toBe(true)
    expect(await balance(witness)).toEqual(before)
  })

  it.each([
    ['staking1', 0],
    ['gateway', 30],
    ['staking1', 90],
    ['gateway', 150],
  ])('%s, %d ms after a reorg was requested: no deposit is lost', async (name, afterMs) => {
    await callAdmin(ecosystem, 'pauseSettlement')
    const user = newUser()
    const hash = await user.deposit()
    const command = callAdmin(ecosystem, 'reorg', 'staking1', 1)
    expect(await whileKilled(name, afterMs, command)).toEqual({ dropped: [] })
    await callAdmin(ecosystem, 'resumeSettlement')
    await user.until(hash)
  })

  it.each([
    ['rewards', 0],
    ['rewards', 30],
    ['rewards', 60],
    ['gateway', 60],
    ['rewards', 120],
  ])(
    '%s, %d ms after a reorg of the rewards chain was requested: no reward is lost',
    async (name, afterMs) => {
      const user = newUser(1)
      const hash = await user.deposit()
      await user.until(hash)
      await callAdmin(ecosystem, 'pauseSettlement')
      await user.mint(hash)
      const command = callAdmin(ecosystem, 'reorg', 'rewards', 1)
      expect(await whileKilled(name, afterMs, command)).toEqual({ dropped: [] })
      expect(await user.reward()).toBe(parseEther('1'))
      await callAdmin(ecosystem, 'resumeSettlement')
      expect(await user.verifies(hash)).toBe(true)
    },
  )

  it.each(['gateway', 'staking1'])('%s, while a forged root is rolled back', async (name) => {
    await callAdmin(ecosystem, 'pauseSettlement')
    await callAdmin(ecosystem, 'forgeRoot', 'staking1')
    const user = newUser()
    const hash = await user.deposit()
    await whileKilled(name, 40, callAdmin(ecosystem, 'resumeSettlement'))
    await user.until(hash)
    expect(onError).not.toHaveBeenCalled()
  })

  it('after a checkpoint: a forged root is still rolled back', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    await callAdmin(ecosystem, 'forgeRoot', 'staking1')
    const user = newUser()
    const hash = await user.deposit()
    await callAdmin(ecosystem, 'reorg', 'staking1', 1)
    await callAdmin(ecosystem, 'crashNode', 'staking1')
    await allUp()
    await callAdmin(ecosystem, 'resumeSettlement')
    await user.until(hash)
    expect(onError).not.toHaveBeenCalled()
  })
})
