import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicClient, getAddress, http, parseEther } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { writeManifest } from '../../deployments/manifestFiles'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { hardhatTask } from './hardhatTask'

const timeout = 60_000

const demoSchema = z.object({
  minted: z.boolean(),
  tamperedRefused: z.boolean(),
  stages: z.array(z.object({ stage: z.string(), at_ms: z.number() })),
})

const stages = [
  ...['sent', 'batched', 'committed', 'proven', 'executed', 'rootImported', 'verifiable'],
  'minted',
]

function lastLine(text: string): unknown {
  return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
}

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
})

afterAll(() => rm(directory, { recursive: true }))

describe('demo, with no ecosystem running', () => {
  it('starts one, mints, and shows that tampering is rejected', { timeout }, async () => {
    const { stdout } = await hardhatTask(directory, 'demo', '--json')
    const result = demoSchema.parse(lastLine(stdout))
    expect(result).toMatchObject({ minted: true, tamperedRefused: true })
    expect(result.stages.map(({ stage }) => stage)).toEqual(stages)
  })

  it('prints each stage in human-readable form', { timeout }, async () => {
    const { stdout } = await hardhatTask(directory, 'demo')
    for (const stage of stages) expect(stdout).toMatch(new RegExp(`\\d ms {2}${stage}`))
    expect(stdout).toContain('1 INTR on rewards')
    expect(stdout).toContain('all rejected')
  })
})

describe('demo --protocol superchain, with no network running', () => {
  it('starts one, is rewarded, and shows that forged messages are rejected', {
    timeout,
  }, async () => {
    const { stdout } = await hardhatTask(directory, 'demo', '--protocol', 'superchain', '--json')
    const result = demoSchema.parse(lastLine(stdout))
    expect(result).toMatchObject({ minted: true, tamperedRefused: true })
    expect(result.stages.map(({ stage }) => stage)).toEqual(['sent', 'relayable', 'relayed'])
  })
})

describe('on a running ecosystem', () => {
  let ecosystem: StakingEcosystem

  beforeAll(async () => {
    ecosystem = await createStakingEcosystem()
    writeManifest(ecosystem.manifest, directory)
  })

  afterAll(() => ecosystem.stop())

  it('demo: attaches to it', { timeout }, async () => {
    const { rewardsChain } = ecosystem.manifest
    const client = createPublicClient({ transport: http(rewardsChain.rpcUrl) })
    const totalSupply = () =>
      client.readContract({
        address: rewardsChain.token.address,
        abi: interopTokenAbi,
        functionName: 'totalSupply',
      })
    const before = await totalSupply()
    const { stdout } = await hardhatTask(directory, 'demo', '--json')
    expect(lastLine(stdout)).toMatchObject({ minted: true, tamperedRefused: true })
    expect(await totalSupply()).toBe(before + parseEther('1'))
  })

  it('deploy: changes nothing when run again', { timeout }, async () => {
    const manifestFile = join(directory, 'local.json')
    const before = await readFile(manifestFile, 'utf8')
    const { stdout } = await hardhatTask(directory, 'deploy', '--environment', 'local')
    expect(await readFile(manifestFile, 'utf8')).toBe(before)
    expect(stdout).not.toMatch(/(?<!already )deployed at/)
    expect(stdout).toContain('InteropToken on rewards is already deployed')
  })

  it('deploy: names the settings that a live environment lacks', { timeout }, async () => {
    await expect(
      hardhatTask(directory, 'deploy', '--environment', 'nowhere'),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('NOWHERE_REWARDS_RPC_URL must be'),
    })
  })

  it('fund: adds ether on every chain', { timeout }, async () => {
    const address = getAddress(privateKeyToAddress(generatePrivateKey()))
    await hardhatTask(directory, 'fund', address, '--amount', '2.5')
    for (const { rpcUrl } of ecosystem.chains) {
      const client = createPublicClient({ transport: http(rpcUrl) })
      expect(await client.getBalance({ address })).toBe(parseEther('2.5'))
    }
  })

  describe('with a node of another chain', () => {
    let misled: string

    beforeAll(async () => {
      misled = await mkdtemp(join(tmpdir(), 'interstake-test-'))
      const { manifest } = ecosystem
      const [first, second] = manifest.stakingChains
      if (!first || !second) throw new Error('There are no staking chains')
      const wrong = { ...second, rpcUrl: first.rpcUrl }
      writeManifest({ ...manifest, stakingChains: [first, wrong] }, misled)
      writeManifest({ ...manifest, environment: 'live' }, misled)
      const [, ...urls] = ecosystem.chains.map(({ rpcUrl }) => rpcUrl)
      vi.stubEnv('LIVE_GATEWAY_RPC_URL', manifest.settlementLayer.rpcUrl)
      vi.stubEnv('LIVE_STAKING_RPC_URLS', `${urls[0]},${urls[2]}`)
      vi.stubEnv('LIVE_REWARDS_RPC_URL', manifest.rewardsChain.rpcUrl)
      vi.stubEnv('LIVE_PRIVATE_KEY', generatePrivateKey())
    })

    afterAll(async () => {
      vi.unstubAllEnvs()
      await rm(misled, { recursive: true })
    })

    it.each([
      ['deploy', ['--environment', 'local'], 34234],
      ['deploy', ['--environment', 'live'], 37427],
      ['fund', ['0x00000000000000000000000000000000000000aa'], 34234],
    ])('%s %j: fails, naming the chain', { timeout }, async (task, flags, actual) => {
      await expect(hardhatTask(misled, task, ...flags)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(
          `Expected chain 5328 for staking2, but its node reports chain ${actual}.`,
        ),
      })
    })
  })

  it('fund: rejects an invalid address', { timeout }, async () => {
    await expect(hardhatTask(directory, 'fund', '0x12')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('0x12 is not a valid address'),
    })
  })
})
