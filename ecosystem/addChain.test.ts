import { createPublicClient, http, parseEther } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemAddresses } from '../interop'
import { callAdmin } from './test/callAdmin'
import { staker } from './test/staker'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'
import { paces } from './zksync/pace'

const timeout = 60_000

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
}, timeout)

afterAll(() => ecosystem.stop())

function ask(name: string, method: string, ...params: unknown[]) {
  const rpcUrl = ecosystem.chains.find((chain) => chain.name === name)?.rpcUrl
  return createPublicClient({ transport: http(rpcUrl) }).request<AnyRequest>({ method, params })
}

/** Waits for a pending transaction to a contract, or to any. */
async function waitForPending(name: string, to = ''): Promise<void> {
  const text = `"to":"${to}`
  await expect
    .poll(async () => JSON.stringify(await ask(name, 'txpool_content')), { timeout, interval: 20 })
    .toContain(text)
}

async function mineAgain(name: string): Promise<void> {
  await ask(name, 'evm_setAutomine', true)
  await ask(name, 'evm_mine')
}

/** Kills a node that does not mine; it is restored with the same state. */
async function crash(name: string): Promise<void> {
  await callAdmin(ecosystem, 'crashNode', name)
  await expect.poll(() => ask(name, 'eth_chainId').catch(() => null), { timeout }).not.toBeNull()
}

async function earnReward(accountIndex: number): Promise<void> {
  const user = staker(ecosystem, accountIndex, ecosystem.manifest.stakingChains.length - 1)
  const hash = await user.deposit()
  await user.until(hash)
  await user.mint(hash)
  expect(await user.reward()).toBe(parseEther('1'))
}

describe('addChain', { timeout }, () => {
  it('registers the chain in a block that has already published a root', async () => {
    await callAdmin(ecosystem, 'setPace', { ...paces.instant, execute: 600_000 })
    const hash = await staker(ecosystem, 0).deposit()
    await expect
      .poll(() => callAdmin(ecosystem, 'explainMessage', 'staking1', hash), { timeout })
      .toMatchObject({ stage: 'proven' })
    await ask('gateway', 'evm_setAutomine', false)
    await callAdmin(ecosystem, 'setPace', 'instant')
    await waitForPending('gateway')
    const adding = callAdmin(ecosystem, 'addChain')
    await waitForPending('gateway', systemAddresses.bridgehub)
    await mineAgain('gateway')
    expect(await adding).toMatchObject({ name: 'staking3' })
    await earnReward(1)
  })

  it('resumes when nodes crash meanwhile', async () => {
    await ask('gateway', 'evm_setAutomine', false)
    const adding = callAdmin(ecosystem, 'addChain')
    await waitForPending('gateway', systemAddresses.bridgehub)
    await crash('gateway')
    await ask('rewards', 'evm_setAutomine', false)
    await mineAgain('gateway')
    await waitForPending('rewards')
    await crash('rewards')
    await mineAgain('rewards')
    expect(await adding).toMatchObject({ name: 'staking4' })
    await earnReward(2)
  })
})
