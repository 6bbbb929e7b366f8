import type { Page } from 'playwright-core'
import { createPublicClient, createWalletClient, type Hash, http, toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { l1MessengerAbi } from '../../contracts/abi/L1Messenger'
import { stakingAbi } from '../../contracts/abi/Staking'
import { createStakingEcosystem } from '../../ecosystem/test/stakingEcosystem'
import { startRpcProxy } from '../../ecosystem/test/startRpcProxy'
import { type WrongProof, withWrongProofs } from '../../ecosystem/test/wrongProofs'
import { systemAddresses } from '../../interop'
import { connect, selectAccount, timelineStatus } from './page/actions'
import { expectGerman } from './page/expectGerman'
import { look } from './page/look'
import { callAdmin } from './world/callAdmin'
import { sendTwoMessages } from './world/sendTwoMessages'
import { setUpPage } from './world/setUpWorld'
import { otherEnvironment } from './world/startWorld'
import { stopAll } from './world/stopAll'

/** How the node of the first staking chain changes proofs; null if it does not. */
let wrongProof: WrongProof | null = null

const { world, openPage } = setUpPage(async () => {
  const ecosystem = await createStakingEcosystem({ pace: 'instant' })
  const { rpcUrl } = ecosystem.chains.find(({ name }) => name === 'staking1') ?? {}
  const proxy = await startRpcProxy(
    rpcUrl ?? '',
    withWrongProofs(() => wrongProof),
  )
  return {
    ...ecosystem,
    chains: ecosystem.chains.map((chain) =>
      chain.rpcUrl === rpcUrl ? { ...chain, rpcUrl: proxy.url } : chain,
    ),
    stop: () => stopAll([ecosystem, proxy]),
  }
})

/** A client of the first staking chain that sends as one of the accounts that the nodes hold. */
function clientOf(accountIndex: number) {
  const [source] = world().ecosystem.manifest.stakingChains
  const account = world().ecosystem.accounts[accountIndex]
  if (!source || !account) throw new Error('There is no such chain or account')
  const client = createWalletClient({ account, transport: http(source.rpcUrl) })
  return { client, source, account }
}

/** Makes a first deposit without the page. */
async function deposit(accountIndex: number): Promise<Hash> {
  const { client, source } = clientOf(accountIndex)
  return client.writeContract({
    address: source.staking.address,
    abi: stakingAbi,
    functionName: 'deposit',
    value: 1n,
    chain: null,
  })
}

/** Sends a message that earns no reward. */
async function sendMessage(accountIndex: number): Promise<Hash> {
  const { client } = clientOf(accountIndex)
  return client.writeContract({
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    functionName: 'sendToL1',
    args: ['0x1234'],
    chain: null,
  })
}

async function search(page: Page, hash: string): Promise<void> {
  await page.getByLabel('Transaction hash').fill(hash)
  await page.getByRole('button', { name: 'Find' }).click()
}

describe('a message', () => {
  it('has a page that needs no wallet', async () => {
    const hash = await deposit(0)
    const page = await openPage({ path: `/message/34234/${hash}` })
    await page.getByRole('heading', { name: 'First deposit on staking1', level: 1 }).waitFor()
    await timelineStatus(page, 'Ready:').waitFor()
    await page.getByText('Connect a wallet to mint the reward.').waitFor()
    await page.getByText(world().ecosystem.accounts[0] ?? '', { exact: true }).waitFor()
    expect(await page.title()).toBe('First deposit on staking1 · Interstake')
    await look(page, 'message')
  })

  it('has a proof from public data if the node withholds it, which the page says', async () => {
    const proofs = { withhold: 'all' }
    await callAdmin(world(), 'interstake_setFaults', { proofs })
    try {
      const hash = await deposit(8)
      const page = await openPage({ path: `/message/34234/${hash}` })
      await timelineStatus(page, 'Waiting for the node to return the proof').waitFor()
      await page.getByText('Explain this message').click()
      await page.getByText('the node does not return the proof of the message').waitFor()
      const text = 'Ready: the rewards chain accepts the proof. The node does not return the proof'
      await timelineStatus(page, text).waitFor()
      await page.getByText('Connect a wallet to mint the reward.').waitFor()
      await page.getByRole('heading', { name: 'Proof' }).waitFor()
    } finally {
      await callAdmin(world(), 'interstake_setFaults')
    }
  })

  it.each([
    'without elements',
    'to another root of the same block',
    'to a block without a root',
  ] as const)('has a proof from public data if the node returns one %s', async (wrong) => {
    wrongProof = wrong
    try {
      const hash = await sendMessage(9)
      const page = await openPage({ path: `/message/34234/${hash}` })
      const text = 'Ready: the rewards chain accepts the proof. The node returns a wrong proof'
      await timelineStatus(page, text).waitFor()
      await page.getByRole('heading', { name: 'Proof' }).waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
    } finally {
      wrongProof = null
    }
  })

  it('is found by the hash of its transaction', async () => {
    const hash = await deposit(1)
    const page = await openPage()
    await search(page, ` ${hash.toUpperCase().replace('0X', '0x')} `)
    await page.getByRole('heading', { name: 'First deposit on staking1' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/message/34234/${hash}`)
    await page.goBack()
    await page.getByRole('heading', { name: 'Stake on one chain' }).waitFor()
  })

  it('is not found by an unknown or invalid hash', async () => {
    const page = await openPage()
    await search(page, toHex(1, { size: 32 }))
    await page.getByText('Transaction not found on any chain of this environment.').waitFor()
    await search(page, '0x12')
    await page.getByText('Not a valid transaction hash').waitFor()
  })

  it('can be any message of a chain', async () => {
    const hash = await sendMessage(2)
    const page = await openPage()
    await search(page, hash)
    await page.getByRole('heading', { name: 'Message from staking1' }).waitFor()
    await timelineStatus(page, 'Ready:').waitFor()
    await page.getByText('0x1234', { exact: true }).waitFor()
    expect(await page.getByText('Minted', { exact: true }).count()).toBe(0)
  })

  it('links to the others of its transaction', async () => {
    const { client, account } = clientOf(6)
    const hash = await sendTwoMessages(client, { account })
    const page = await openPage({ path: `/message/34234/${hash}` })
    const siblings = page.getByRole('navigation', { name: 'Messages of this transaction' })
    await siblings.getByRole('link', { name: 'Message 2 of 2' }).click()
    await page.waitForURL(`**/message/34234/${hash}/1`)
    const current = siblings.locator('[aria-current=page]')
    await expect.poll(() => current.allTextContents()).toEqual(['Message 2 of 2'])
    await look(page, 'siblings')
  })

  it('is not found in a transaction without messages', async () => {
    const { client, account, source } = clientOf(3)
    const hash = await client.sendTransaction({ to: account, value: 1n, chain: null })
    await createPublicClient({ transport: http(source.rpcUrl) }).waitForTransactionReceipt({ hash })
    const page = await openPage({ path: `/message/34234/${hash}` })
    await page.getByRole('alert').filter({ hasText: 'sent no message' }).waitFor()
  })

  it.each([
    ['/message/1/0x12', 'Invalid message link'],
    [`/message/1/${toHex(1, { size: 32 })}`, 'Chain not found'],
    ['/nowhere', 'Page not found'],
  ])('is not at %s', async (path, title) => {
    const page = await openPage({ path })
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByRole('link', { name: 'Back to staking' }).click()
    await page.getByRole('heading', { name: 'Stake on one chain' }).waitFor()
  })

  it('allows anyone to mint its reward for the depositor', async () => {
    const hash = await deposit(4)
    const depositor = world().ecosystem.accounts[4] ?? ''
    const page = await openPage({ path: `/message/34234/${hash}` })
    await page.getByRole('link', { name: 'Interstake, home' }).click()
    await connect(page, world().ecosystem.accounts[5] ?? '')
    await page.goBack()
    await page
      .getByRole('button', {
        name: `Mint reward for ${depositor.slice(0, 6)}…${depositor.slice(-4)}`,
      })
      .click()
    await timelineStatus(page, 'Minted and settled').waitFor()
    await page.getByRole('link', { name: 'Interstake, home' }).click()
    await page.getByText('0 INTR', { exact: true }).waitFor()
    await selectAccount(page, depositor)
    await page.getByText('1 INTR', { exact: true }).waitFor()
  })
})

describe('the proof of a message', () => {
  it('is verified on the rewards chain, and rejected once an element is tampered with', async () => {
    const hash = await deposit(6)
    const page = await openPage({
      path: `/message/34234/${hash}`,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const check = page.getByRole('button', { name: 'Verify on rewards' })
    await check.click()
    await page.getByText('The verifier on rewards accepts the proof.').waitFor()
    expect(await page.getByText('valid', { exact: true }).count()).toBe(8)
    expect(await page.getByText('invalid', { exact: true }).count()).toBe(0)

    await page.getByRole('tab', { name: 'Elements' }).click()
    const elementOf = (role: string) => page.getByRole('listitem').filter({ hasText: role }).first()
    const layer = 'chain id of the settlement layer'
    await elementOf(layer)
      .getByRole('button', { name: /^Copy element/ })
      .click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(toHex(506, { size: 32 }))

    for (const [role, fault] of [
      ['sibling at height 0 of the logs tree', 'It fails at the level "Logs root"'],
      ["the chain's aggregated root", 'It fails at the level "Chain batch root"'],
      ['sibling at height 0 of the shared tree', 'It fails at the level "Interop root"'],
      [layer, 'which has no such root'],
    ] as const) {
      await elementOf(role)
        .getByRole('button', { name: /^Tamper with element/ })
        .click()
      await page.getByText(fault).waitFor()
      await check.click()
      await page.getByText('The verifier on rewards rejects the proof').waitFor()
      await page.getByRole('button', { name: 'Restore all elements' }).click()
    }
    await check.click()
    await page.getByText('The verifier on rewards accepts the proof.').waitFor()

    await page.getByRole('tab', { name: 'Levels' }).click()
    await page.getByRole('button', { name: '14 siblings on the path to the logs root' }).click()
    await page.getByRole('button', { name: 'Copy sibling at height 13' }).waitFor()

    const german = await openPage({ locale: 'de-DE', path: `/message/34234/${hash}` })
    await german.getByText('Diese Nachricht erklären').click()
    await german.getByRole('button', { name: 'Auf rewards prüfen' }).click()
    await german.getByText('Der Verifier auf rewards nimmt den Beweis an.').waitFor()
    await german.getByRole('button', { name: /^14 Geschwisterknoten .* „Log-Root“$/ }).click()
    await german.getByRole('button', { name: 'Geschwisterknoten auf Höhe 13 kopieren' }).waitFor()
    await look(german, 'german-proof')
    await expectGerman(german)
    await german.getByRole('tab', { name: 'Elemente' }).click()
    await german.getByRole('button', { name: 'Element 1 verfälschen', exact: true }).click()
    await german.getByText('Er scheitert auf der Ebene „Log-Root“').waitFor()
    await look(german, 'german-elements')
    await expectGerman(german)
  })
})

describe('the page', () => {
  it('switches to another environment, and keeps it', async () => {
    const hash = await deposit(7)
    const page = await openPage()
    await page.getByRole('link', { name: otherEnvironment, exact: true }).click()
    await search(page, hash)
    await page.getByRole('heading', { name: 'First deposit on staking1' }).waitFor()
    expect(new URL(page.url()).search).toBe(`?environment=${otherEnvironment}`)
    await page.reload()
    const current = page.getByRole('navigation', { name: 'Environments' }).locator('[aria-current]')
    expect(await current.textContent()).toBe(otherEnvironment)
    // Its nodes may be anybody's: no account of theirs is offered.
    await page.getByRole('link', { name: 'Back to staking' }).click()
    await page.getByRole('button', { name: 'Connect wallet' }).first().waitFor()
  })

  it('keeps the selected theme', async () => {
    const page = await openPage({ colorScheme: 'light' })
    const background = () =>
      page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const light = await background()
    await page.getByLabel('Theme').selectOption('dark')
    const dark = await background()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await background()).toBe(dark)
    await page.getByLabel('Theme').selectOption('system')
    expect(await background()).toBe(light)
  })
})
