import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mnemonic } from '../../ecosystem/config/accounts'
import { startEthereum } from '../../frontend/app/ethereum/test/startEthereum'
import { connect, connectWallet, openAccount, selectAccount, stake, stepDone } from './page/actions'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { actAsRelay } from './wallet/actAsRelay'
import { createWallet } from './wallet/createWallet'
import { setUpWorld } from './world/setUpWorld'
import { otherEnvironment } from './world/startWorld'

let ethereum: Awaited<ReturnType<typeof startEthereum>>

beforeAll(async () => {
  ethereum = await startEthereum()
  vi.stubEnv('ETHEREUM_RPC_URL', ethereum.url)
  // Of the right form; there is no such project.
  vi.stubEnv('WALLETCONNECT_PROJECT_ID', '0123456789abcdef0123456789abcdef')
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await ethereum.stop()
})

const { world, openPage, expectProblem } = setUpWorld({ pace: 'instant', stakingChains: 1 })

describe('WalletConnect, with the id of a project', () => {
  it('is loaded when it is chosen, and shows a code', async () => {
    // Says which domains are known; the page loads nothing from elsewhere.
    expectProblem(/Framing 'https:\/\/verify\.walletconnect\.org/)
    const page = await openPage()
    const asked = await actAsRelay(page)
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await page.reload()
    await page.getByRole('button', { name: 'Connect wallet' }).first().click()
    const choice = page.getByRole('button', { name: 'WalletConnect' })
    await choice.waitFor()
    const isProvider = (path: string) => /walletconnect/i.test(path)
    expect(loaded.filter(isProvider)).toEqual([])
    expect(asked).toEqual([])

    await choice.click()
    const link = page.getByRole('link', { name: 'Open a wallet on this device' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toMatch(/^wc:[0-9a-f]{64}@2\?.*relay-protocol=irn/)
    expect(asked).toContain('wc_proposeSession')
    expect(loaded.filter(isProvider)).not.toEqual([])
    await checkAccessibility(page, 'WalletConnect')
    await look(page, 'wallet-connect')

    // A wallet that was connected this way is connected again.
    loaded.length = 0
    await page.evaluate("localStorage.setItem('wagmi.recentConnectorId', '\"walletConnect\"')")
    await page.reload()
    await page.getByText('How it works').waitFor()
    expect(loaded.filter(isProvider)).not.toEqual([])
  })
})

describe('Ethereum, with an endpoint', () => {
  it('has the names of accounts, which are shown beside their addresses', async () => {
    const [alice = '0x', mallory = '0x'] = world().ecosystem.accounts
    await ethereum.name(alice, 'alice.eth')
    await ethereum.name(mallory, `${'a'.repeat(200)}\u202ehte.ecila`)
    const page = await openPage()
    await page.getByText('How it works').waitFor()
    expect(ethereum.takeUsage().calls).toEqual([])

    await connect(page, alice)
    const account = page.getByRole('button', { name: 'Account alice.eth 0xf39F…2266', exact: true })
    await account.waitFor()
    await openAccount(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('alice.eth', { exact: true }).waitFor()
    await dialog.getByText(alice, { exact: true }).waitFor()
    await checkAccessibility(page, 'an account with a name')
    await look(page, 'name')
    await page.keyboard.press('Escape')

    await stake(page, '0.1')
    await stepDone(page, 'staking1', 'Ready')
    // The ether of a local network has no value.
    expect(await page.getByText('Chainlink').count()).toBe(0)
    await page.getByRole('link', { name: 'Message and proof' }).click()
    await page.getByText('alice.eth', { exact: true }).and(page.locator('dd *')).waitFor()
    await page.goBack()

    await selectAccount(page, mallory)
    await page.getByRole('button', { name: 'Account 0x7099…79C8', exact: true }).waitFor()
    await expect
      .poll(() => ethereum.takeUsage().calls.map(({ method }) => method))
      .toContain('eth_call')
    expect(await page.getByText('ecila').count()).toBe(0)
  })

  it('has the price of ether, which is shown where that has value', async () => {
    await ethereum.price(2_345_67000000n, Math.floor(Date.now() / 1_000))
    const { stakingChains, rewardsChain } = world().manifest
    const wallet = createWallet({
      accounts: [mnemonicToAccount(mnemonic, { addressIndex: 2 })],
      chains: [...stakingChains, rewardsChain],
    })
    const page = await openPage({ wallet, path: `/?environment=${otherEnvironment}` })
    await connectWallet(page)
    await page.getByLabel('Amount').fill('0.5')
    await page.getByText('≈ $1,172.84 · Price: Chainlink ETH/USD').waitFor()
    await checkAccessibility(page, 'an amount with its value')
    await openAccount(page)
    await page.getByRole('dialog').getByText('≈ $23,456,700.00').first().waitFor()
    await look(page, 'value')
  })

  it('can be unreachable', async () => {
    expectProblem(/ERR_CONNECTION_REFUSED/)
    const page = await openPage()
    await connect(page, world().ecosystem.accounts[0] ?? '')
    await page.getByRole('button', { name: /Account alice/ }).waitFor()
    await ethereum.stop()
    await page.reload()
    await page.getByRole('button', { name: 'Account 0xf39F…2266', exact: true }).waitFor()
    await page.getByText('Max network fee').waitFor()
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  })
})
