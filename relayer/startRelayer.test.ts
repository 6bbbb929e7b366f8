import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createTestClient, http } from 'viem'
import { generatePrivateKey, privateKeyToAccount, privateKeyToAddress } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { richAccount } from '../ecosystem/config/accounts'
import { eventually } from '../ecosystem/test/eventually'
import { staker } from '../ecosystem/test/staker'
import { createStakingEcosystem, type StakingEcosystem } from '../ecosystem/test/stakingEcosystem'
import { startRpcProxy } from '../ecosystem/test/startRpcProxy'
import { type WrongProof, withWrongProofs, wrongProofs } from '../ecosystem/test/wrongProofs'
import { type RelayerOptions, type RunningRelayer, startRelayer } from '.'

const reward = 10n ** 18n
const signer = privateKeyToAccount(richAccount.privateKey)

let network: StakingEcosystem
let directory: string
let lines: string[]
let relayer: RunningRelayer | null = null
/** Each test uses others of the accounts that the nodes sign for. */
let nextAccount = 0

beforeAll(async () => {
  network = await createStakingEcosystem()
  // All tests share the database, whose creation takes the most time.
  directory = mkdtempSync(join(tmpdir(), 'interstake-relayer-'))
}, 60_000)

afterAll(async () => {
  await network.stop()
  rmSync(directory, { recursive: true })
})

beforeEach(() => {
  lines = []
})

afterEach(stop)

async function start(options: Partial<RelayerOptions> = {}): Promise<void> {
  relayer = await startRelayer({
    manifest: network.manifest,
    signers: [signer],
    database: { directory },
    server: { host: '127.0.0.1', port: 0 },
    log: pino({ level: 'debug' }, { write: (line) => lines.push(line) }),
    ...{ pollMs: 50, feeCeiling: null, bumpAfterMs: 60_000, provers: 1, revive: false },
    ...options,
  })
}

async function stop(): Promise<void> {
  const running = relayer
  relayer = null
  await running?.stop()
}

async function metric(name: string): Promise<number> {
  if (!relayer) throw new Error('No relayer runs')
  const text = await (await fetch(`${relayer.url}/metrics`)).text()
  const line = text.split('\n').find((candidate) => candidate.startsWith(`relayer_${name} `))
  return Number(line?.split(' ')[1])
}

const messages = (state: string) => metric(`messages{state="${state}"}`)
const transactions = (state: string) => metric(`transactions{state="${state}"}`)
const newStaker = (chainIndex = 0) => staker(network, nextAccount++, chainIndex)
const logged = (text: string) => lines.some((line) => line.includes(text))

describe('startRelayer', { timeout: 60_000 }, () => {
  it('mints the rewards of both chains, skips one that is minted, and settles them', async () => {
    const stakers = [newStaker(0), newStaker(1), newStaker(0)] as const
    const hashes = await Promise.all(stakers.map((one) => one.deposit()))
    await Promise.all(stakers.map((one, index) => one.until(hashes[index] ?? '0x')))
    await stakers[2].mint(hashes[2] ?? '0x')

    await start()
    await eventually(async () => expect(await messages('settled')).toBe(3))
    for (const one of stakers) expect(await one.reward()).toBe(reward)
    expect(await metric('rewards')).toBe(2)
    // One, unless the proof of the second took longer than sending the first.
    expect([1, 2]).toContain(await transactions('settled'))
    expect(await metric('fee_per_reward_wei')).toBeGreaterThan(0)
    const ready = await fetch(`${relayer?.url}/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', problems: {} }])
    expect((await fetch(`${relayer?.url}/health`)).status).toBe(200)
  })

  it('sends nothing above the fee ceiling, and resumes with the files of the embedded database', async () => {
    const one = newStaker()
    await one.deposit()
    await start({ feeCeiling: 1n })
    await eventually(() => expect(logged('exceeds the ceiling')).toBe(true))
    expect(await transactions('pending')).toBe(0)
    await expect(
      startRelayer({
        ...{ manifest: network.manifest, signers: [signer], database: { directory } },
        ...{ server: { host: '127.0.0.1', port: 0 }, log: pino({ enabled: false }), pollMs: 50 },
        ...{ feeCeiling: null, bumpAfterMs: 60_000, provers: 1, revive: false },
      }),
    ).rejects.toThrow('Another relayer uses')
    await stop()

    await start()
    await eventually(async () => expect(await one.reward()).toBe(reward))
    await eventually(async () => expect(await messages('settled')).toBe(nextAccount))
  })

  it('broadcasts a transaction again that a rollback removed, as it was signed', async () => {
    const one = newStaker()
    await one.until(await one.deposit())
    await network.pauseSettlement()
    const snapshot = await network.snapshot()
    await start()
    await eventually(async () => expect(await one.reward()).toBe(reward))
    await eventually(async () => expect(await transactions('included')).toBeGreaterThan(0))

    await network.revert({ snapshot })
    expect(await one.reward()).toBe(0n)
    await eventually(() => expect(logged('A reorg removed the block')).toBe(true))
    await eventually(async () => expect(await one.reward()).toBe(reward))
    await network.resumeSettlement()
    await eventually(async () => expect(await messages('settled')).toBe(nextAccount))
    expect(logged('Increased the fees')).toBe(false)
  })

  it('forgets a deposit that a reorg of the staking chain removed', async () => {
    const [kept, dropped] = [newStaker(), newStaker()]
    await network.pauseSettlement()
    await kept.deposit()
    const snapshot = await network.snapshot()
    await dropped.deposit()
    await start()
    await eventually(async () => expect(await messages('found')).toBe(2))

    await network.revert({ snapshot })
    await eventually(async () => expect(await messages('found')).toBe(1))
    await network.reorg({ chain: 'staking1', depth: 1 })
    await network.resumeSettlement()
    await eventually(async () => expect(await kept.reward()).toBe(reward))
    await eventually(async () => expect(await messages('settled')).toBe(nextAccount - 1))
    expect(await dropped.reward()).toBe(0n)
  })

  it('increases the fees of a transaction that is in no block', async () => {
    const one = newStaker()
    await one.until(await one.deposit())
    const { rpcUrl } = network.manifest.rewardsChain
    const chain = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
    await chain.setAutomine(false)
    try {
      await start({ bumpAfterMs: 300 })
      await eventually(() => expect(logged('Increased the fees')).toBe(true))
      expect(await one.reward()).toBe(0n)
    } finally {
      await chain.setAutomine(true)
    }
    await network.mine({ chain: 'rewards' })
    await eventually(async () => expect(await one.reward()).toBe(reward))
    await eventually(async () => expect(await messages('settled')).toBe(nextAccount - 1))
    expect(await transactions('pending')).toBe(0)
  })

  it('rebuilds the proof of a message that the node of its chain withholds', async () => {
    await network.setFaults({ faults: { proofs: { withhold: 'all' } } })
    try {
      const one = newStaker()
      await one.deposit()
      await start()
      await eventually(async () => expect(await one.reward()).toBe(reward))
      expect(logged('Built a proof from public data')).toBe(true)
    } finally {
      await network.setFaults()
    }
  })

  it('rebuilds the proof of a message of which the node of its chain returns a wrong one', async () => {
    const [source, ...others] = network.manifest.stakingChains
    if (!source) throw new Error('There is no staking chain')
    let wrong: WrongProof | null = null
    const proxy = await startRpcProxy(
      source.rpcUrl,
      withWrongProofs(() => wrong),
    )
    const manifest = {
      ...network.manifest,
      stakingChains: [{ ...source, rpcUrl: proxy.url }, ...others],
    }
    const chain = createTestClient({ mode: 'anvil', transport: http(source.rpcUrl) })
    await start({ manifest })
    try {
      for (wrong of wrongProofs) {
        const address = privateKeyToAddress(generatePrivateKey())
        await chain.setBalance({ address, value: reward })
        await chain.impersonateAccount({ address })
        const one = staker({ manifest: network.manifest, accounts: [address] })
        await one.deposit()
        await eventually(async () => expect(await one.reward(), `${wrong}`).toBe(reward))
      }
      expect(await messages('dead')).toBe(0)
    } finally {
      await stop()
      await proxy.stop()
    }
  })
})
