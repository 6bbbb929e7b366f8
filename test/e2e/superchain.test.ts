import type { Page } from 'playwright-core'
import {
  createTestClient,
  createWalletClient,
  type Hash,
  http,
  isAddress,
  publicActions,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, it } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { createSuperchain } from '../../ecosystem/createSuperchain'
import { superchainStakingPreset } from '../../ecosystem/presets/superchainStaking'
import { sendMessage } from '../../interop/superchain'
import {
  connect,
  connectWallet,
  openDevelopment,
  rewardsOf,
  stake,
  stepDone,
  timelineStatus,
} from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { compareLook } from './page/compareLook'
import { expectGerman } from './page/expectGerman'
import { look } from './page/look'
import { recordCalls } from './page/recordCalls'
import { createWallet } from './wallet/createWallet'
import { callAdmin } from './world/callAdmin'
import { setUpPage } from './world/setUpWorld'

/** Seconds, less than by default. */
const messageExpiry = 3_600

const { world, openPage } = setUpPage(() =>
  createSuperchain({ ...superchainStakingPreset(), messageExpiry }),
)

/** One of the accounts that the nodes hold. Each test takes one that has no stake yet. */
function account(index: number) {
  const address = world().ecosystem.accounts[index]
  if (!address || !isAddress(address)) throw new Error(`There is no account ${index}`)
  return address
}

function stakingChain() {
  const [chain] = world().ecosystem.manifest.stakingChains
  if (!chain) throw new Error('There is no staking chain')
  return chain
}

const clientOf = ({ rpcUrl }: { rpcUrl: string }) =>
  createTestClient({ mode: 'anvil', transport: http(rpcUrl) }).extend(publicActions)

/** Sends a message to a chain and an address where there may be nothing. */
async function send(destination: bigint, accountIndex: number): Promise<Hash> {
  const { rpcUrl } = stakingChain()
  const client = createWalletClient({ transport: http(rpcUrl) })
  const hash = await sendMessage(client, {
    destination,
    target: '0x000000000000000000000000000000000000b0d4',
    message: '0x1234',
    account: account(accountIndex),
  })
  await clientOf(stakingChain()).waitForTransactionReceipt({ hash })
  return hash
}

const relay = (page: Page) => page.getByRole('button', { name: 'Relay message' }).click()
const relayed = (page: Page) => timelineStatus(page, 'Relayed. The reward is minted').waitFor()

describe('a deposit on the Superchain', () => {
  it('is relayed by hand, and safe later', async () => {
    await callAdmin(world(), 'interstake_setPace', {
      relay: 0,
      safe: 3_600_000,
      finalize: 3_600_000,
    })
    const page = await openPage()
    await connect(page, account(0))
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    await page.getByText('Max network fee').nth(1).waitFor()
    await compareLook(page, 'superchain-relayable')
    await checkAccessibility(page, 'a relayable message')
    await relay(page)
    await stepDone(page, 'op1', 'Relayed')
    await timelineStatus(page, 'but its block is not safe yet').waitFor()
    await page.getByText('1 INTR', { exact: true }).waitFor()
    await page.reload()
    await stepDone(page, 'op1', 'Relayed')

    await callAdmin(world(), 'interstake_setPace', 'instant')
    await stepDone(page, 'op1', 'Safe')
    await timelineStatus(page, 'in a safe block').waitFor()
    await page.getByText('Minted the reward for the deposit on op1').waitFor()
    expect(await rewardsOf(page, 'op1')).toBe('1')
    await compareLook(page, 'superchain-safe')
  })

  it('is relayed with a wallet, which signs the access list', async () => {
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 1 })],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet })
    await connectWallet(page)
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    await relay(page)
    await relayed(page)
  })

  it('has a warning while the node refuses its message', async () => {
    const failsafe = (isActive: boolean) =>
      callAdmin(world(), 'interstake_setFaults', { filter: { failsafe: isActive } })
    const page = await openPage()
    await connect(page, account(9))
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    await failsafe(true)
    await page.getByText(/op3 refuses the message: .* No messages are admitted/).waitFor()
    await look(page, 'superchain-failsafe')
    await failsafe(false)
    await page.getByText(/op3 refuses the message/).waitFor({ state: 'detached' })
    await relay(page)
    await relayed(page)
  })

  it('is relayed by the relayer of the network, and not polled once it is safe', async () => {
    const page = await openPage()
    await connect(page, account(2))
    await openDevelopment(page)
    await page.getByText('The relayer is paused').waitFor()
    await page.getByRole('button', { name: 'Start relayer' }).click()
    await stake(page, '0.1')
    await relayed(page)
    await timelineStatus(page, 'in a safe block').waitFor()
    await expect
      .poll(recordCalls(page), { timeout: 30_000 })
      .toEqual(['eth_chainId', 'eth_getBlockByNumber latest', 'interstake_getStatus'])
    await page.getByRole('button', { name: 'Pause relayer' }).click()
    await page.getByText('The relayer is paused').waitFor()
  })

  it('is relayable again after a rollback, until its relay is safe', async () => {
    const { ecosystem } = world()
    await ecosystem.setPace({ pace: { relay: 0, safe: 3_600_000, finalize: 3_600_000 } })
    const page = await openPage()
    await connect(page, account(6))
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    const snapshot = await ecosystem.snapshot()
    await relay(page)
    await relayed(page)
    await page.getByText('1 INTR', { exact: true }).waitFor()
    await ecosystem.revert({ snapshot })
    await timelineStatus(page, 'Relayable. Waiting for a relayer').waitFor()
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await ecosystem.setPace({ pace: 'instant' })
    await relay(page)
    await stepDone(page, 'op1', 'Safe')
  })

  it('earns one reward, whichever of its messages is relayed', async () => {
    const page = await openPage()
    await connect(page, account(3))
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    await page.getByRole('radio', { name: 'op2' }).check()
    await stake(page, '0.1')
    await stepDone(page, 'op2', 'Relayable')
    await page.getByText('Each address is rewarded once, regardless').waitFor()
    await page
      .getByRole('article')
      .filter({ hasText: 'Deposit on op2' })
      .getByRole('button', { name: 'Relay message' })
      .click()
    await timelineStatus(page, 'This address was rewarded for its deposit on op2').waitFor()
    expect(await page.getByRole('button', { name: 'Relay message' }).count()).toBe(0)
  })
})

describe('a deposit that would not be rewarded', () => {
  it('has a warning before it is signed', async () => {
    const { rewardsChain } = world().ecosystem.manifest
    const { address } = rewardsChain.token
    const client = clientOf(rewardsChain)
    const bytecode = (await client.getCode({ address })) ?? '0x'
    await client.setCode({ address, bytecode: '0x' })
    try {
      const page = await openPage()
      await connect(page, account(8))
      await page
        .getByText(`sends messages to ${address} on op3, where there is no contract.`)
        .waitFor()
      await look(page, 'superchain-no-token')
    } finally {
      await client.setCode({ address, bytecode })
    }
  })
})

describe('the page of a message', () => {
  it('has its identifier and access list, which the node checks', async () => {
    const page = await openPage()
    await connect(page, account(4))
    await stake(page, '0.1')
    await page.getByRole('link', { name: 'Message and identifier' }).click()
    const check = () => page.getByRole('button', { name: 'Check on op3' }).click()
    await check()
    await page.getByText('admits transactions with this access list').waitFor()
    await checkAccessibility(page, 'an identifier')

    for (const field of ['origin', 'block number', 'log index', 'timestamp', 'payload hash']) {
      await page.getByRole('button', { name: `Tamper with ${field}` }).click()
      await page.getByText('The access list declares another log').waitFor()
      await check()
      await page.getByText(/refuses the message: .* \(code -32\d+\)\. \w/).waitFor()
      await page.getByRole('button', { name: `Restore ${field}` }).click()
    }
    await page.getByRole('button', { name: 'Tamper with chain id' }).click()
    await check()
    await page.getByText('The node does not know the source chain.').waitFor()
    await look(page, 'superchain-refused')
    await page.getByRole('button', { name: 'Restore all' }).click()

    await page.getByRole('tab', { name: 'Access list' }).click()
    for (const key of ['key 0', 'key 1']) {
      await page.getByRole('button', { name: `Tamper with ${key}` }).click()
      await page.getByText('The checksum in the access list is not that').waitFor()
      await check()
      await page.getByText(/refuses the message: .* \(code -32\d+\)\. \w/).waitFor()
      await page.getByRole('button', { name: `Restore ${key}` }).click()
    }
    await checkAccessibility(page, 'an access list')

    const german = await openPage({ locale: 'de-DE', path: new URL(page.url()).pathname })
    await german.getByText('Diese Nachricht erklären').click()
    await german.getByRole('button', { name: 'Ursprung verfälschen' }).click()
    await german.getByRole('button', { name: 'Auf op3 prüfen' }).click()
    await german.getByText('op3 lehnt die Nachricht ab').waitFor()
    await look(german, 'german-identifier')
    await expectGerman(german)
    await german.getByRole('tab', { name: 'Access List' }).click()
    await german.getByRole('button', { name: 'Schlüssel 1 verfälschen' }).click()
    await look(german, 'german-access-list')
    await expectGerman(german)
  })

  it('warns of a target without code before it is relayed', async () => {
    const hash = await send(903n, 5)
    const page = await openPage({ path: `/message/901/${hash}` })
    await page.getByText('Connect a wallet to relay the message.').waitFor()
    await page.getByRole('link', { name: 'Back to staking' }).click()
    await connect(page, account(5))
    await page.goBack()
    await page.getByText('would consume it without any effect').waitFor()
    await look(page, 'superchain-no-code')
    await relay(page)
    await timelineStatus(page, 'Relayed').waitFor()
  })

  it('says that its destination is unknown', async () => {
    const page = await openPage({ path: `/message/901/${await send(12_345n, 6)}` })
    await timelineStatus(
      page,
      'Sent to chain 12345, which this environment does not have',
    ).waitFor()
    await page.getByText('unknown chain 12345').waitFor()
    expect(await page.getByRole('button', { name: 'Relay message' }).count()).toBe(0)
  })
})

// Last, as clocks are not moved back.
describe('an expired message', () => {
  it('can be sent again, also to a chain that the environment does not have', async () => {
    const page = await openPage()
    await connect(page, account(5))
    await page.goto(`${world().url}/message/901/${await send(12_345n, 6)}`)
    const expired = timelineStatus(page, 'has to be sent again')
    await timelineStatus(page, 'Sent to chain 12345').waitFor()
    expect(await expired.count()).toBe(0)
    const week = 7 * 24 * 60 * 60
    await clientOf(stakingChain()).increaseTime({ seconds: week + 60 })
    await expired.waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText(/again in block \d+/).waitFor()
    await timelineStatus(page, 'If there is no such chain, the message is lost').waitFor()
  })

  it('is relayed after it was sent again', async () => {
    const page = await openPage()
    await connect(page, account(7))
    await stake(page, '0.1')
    await stepDone(page, 'op1', 'Relayable')
    await clientOf(stakingChain()).increaseTime({ seconds: messageExpiry + 60 })
    for (const chain of [stakingChain(), world().ecosystem.manifest.rewardsChain])
      await clientOf(chain).mine({ blocks: 1 })
    await timelineStatus(page, 'Expired.').waitFor()
    await look(page, 'superchain-expired')
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText(/again in block \d+/).waitFor()
    await relay(page)
    await relayed(page)
  })
})
