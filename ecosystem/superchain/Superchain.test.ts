import {
  createTestClient,
  createWalletClient,
  type Hash,
  http,
  parseEther,
  publicActions,
  walletActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { superchainStakingAbi } from '../../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../../contracts/abi/SuperchainToken'
import type { SuperchainManifest } from '../../deployments/manifest'
import {
  buildExecutingMessage,
  getMessageStatus,
  relayMessage,
  sendMessage,
  waitForMessage,
} from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { superchainStakingPreset } from '../presets/superchainStaking'
import { superchainPaces } from './pace'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)

let network: SuperchainEcosystem<SuperchainManifest>
const onEvent = vi.fn<(text: string) => void>()

beforeAll(async () => {
  network = await createSuperchain({ ...superchainStakingPreset(), autoRelay: true }, { onEvent })
}, timeout)

afterAll(() => network.stop())

beforeEach(async () => {
  onEvent.mockClear()
  await network.setFaults()
  await network.setPace({ pace: superchainPaces.instant })
  await network.resumeRelayer()
})

function connect(index: number) {
  const chain = network.chains[index]
  if (!chain) throw new Error(`There is no chain ${index}`)
  return createTestClient({
    mode: 'anvil',
    account,
    transport: http(chain.rpcUrl),
    pollingInterval: 20,
  })
    .extend(publicActions)
    .extend(walletActions)
}

async function stake(from: number): Promise<Hash> {
  const { stakingChains } = network.manifest
  const staking = stakingChains[from]?.staking
  const depositor = network.accounts[stakers++]
  if (!staking || !depositor) throw new Error('There is no such chain or account')
  const chain = network.chains[from]
  return createWalletClient({ account: depositor, transport: http(chain?.rpcUrl) }).writeContract({
    address: staking.address,
    abi: superchainStakingAbi,
    functionName: 'deposit',
    value: 1n,
    chain: null,
  })
}
let stakers = 0

const rewardOf = (index: number) =>
  connect(2).readContract({
    address: network.manifest.rewardsChain.token.address,
    abi: superchainTokenAbi,
    functionName: 'balanceOf',
    args: [network.accounts[index] ?? '0x'],
  })

describe('the Superchain', { timeout }, () => {
  it('rewards a deposit on another chain, relayed by the network', async () => {
    const staker = stakers
    const hash = await stake(0)
    const status = await waitForMessage(connect(0), {
      hash,
      destination: connect(2),
      pollingInterval: 20,
    })
    expect(status.stage).toBe('relayed')
    expect(await rewardOf(staker)).toBe(parseEther('1'))
  })

  it('lets anyone relay while the relayer is paused', async () => {
    await network.pauseRelayer()
    const staker = stakers
    const hash = await stake(1)
    const [source, destination] = [connect(1), connect(2)]
    const { executingMessage, stage } = await waitForMessage(source, {
      ...{ hash, destination, until: 'relayable' },
      pollingInterval: 20,
    })
    expect(stage).toBe('relayable')
    await destination.waitForTransactionReceipt({
      hash: await relayMessage(destination, executingMessage),
    })
    expect(await rewardOf(staker)).toBe(parseEther('1'))
  })

  it('replaces a block with a forged message', async () => {
    const client = connect(1)
    const hash = await network.forgeMessage({ chain: 'op2' })
    await vi.waitFor(
      () =>
        expect(onEvent).toHaveBeenCalledWith(
          expect.stringContaining(`without transaction ${hash}`),
        ),
      { timeout, interval: 20 },
    )
    await expect(client.getTransactionReceipt({ hash })).rejects.toThrow('could not be found')
  })

  it('takes out what relies on dropped blocks, transitively', async () => {
    const [first, second, third] = [connect(0), connect(1), connect(2)]
    await network.pauseRelayer()
    const hash = await sendMessage(first, {
      destination: 902n,
      target: '0x00000000000000000000000000000000000000a1',
      message: '0x',
    })
    await first.waitForTransactionReceipt({ hash })
    const executing = await buildExecutingMessage(first, { hash })
    const relay = await relayMessage(second, executing)
    const { blockNumber } = await second.waitForTransactionReceipt({ hash: relay })
    const head = await first.getBlockNumber()
    const { blockNumber: sentIn } = await first.getTransactionReceipt({ hash })
    await first.request({
      method: 'anvil_rollback',
      params: [Number(head - sentIn) + 1],
    } as never)
    expect(await second.getBlockNumber()).toBeGreaterThanOrEqual(blockNumber)
    await expect(second.getTransactionReceipt({ hash: relay })).rejects.toThrow(
      'could not be found',
    )
    expect(await getMessageStatus(third, { hash })).toMatchObject({ stage: 'unknown' })
  })
})
