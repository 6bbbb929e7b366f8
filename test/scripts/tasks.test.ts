import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicClient, getAddress, http, parseEther } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { interopTokenAbi } from '../../contracts/abi/InteropToken'
import { superchainTokenAbi } from '../../contracts/abi/SuperchainToken'
import { type SuperchainManifest, superchainManifestSchema } from '../../deployments/manifest'
import { readShownManifest, writeManifest } from '../../deployments/manifestFiles'
import {
  createSuperchain,
  type SuperchainEcosystem,
  superchainStakingPreset,
} from '../../ecosystem'
import { richAccount } from '../../ecosystem/config/accounts'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { demo } from '../../scripts/demo'
import { deployEnvironment } from '../../scripts/deploy'
import { fund } from '../../scripts/fund'
import { hardhatTask } from './hardhatTask'
import { printed } from './printed'

const timeout = 60_000

const stages = [
  ...['sent', 'batched', 'committed', 'proven', 'executed', 'rootImported', 'verifiable'],
  'minted',
]

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
})

afterAll(() => rm(directory, { recursive: true }))

describe('on a running ecosystem', () => {
  let ecosystem: StakingEcosystem

  beforeAll(async () => {
    ecosystem = await createStakingEcosystem()
    writeManifest(ecosystem.manifest, directory)
  })

  afterAll(() => ecosystem.stop())

  it('demo: attaches to it, and prints each stage in human-readable form', {
    timeout,
  }, async () => {
    const { rewardsChain } = ecosystem.manifest
    const client = createPublicClient({ transport: http(rewardsChain.rpcUrl) })
    const totalSupply = () =>
      client.readContract({
        address: rewardsChain.token.address,
        abi: interopTokenAbi,
        functionName: 'totalSupply',
      })
    const before = await totalSupply()
    const stdout = await printed(directory, () => demo({ json: false }))
    for (const stage of stages) expect(stdout).toMatch(new RegExp(`\\d ms {2}${stage}`))
    expect(stdout).toContain('1 INTR on rewards')
    expect(stdout).toContain('all rejected')
    expect(await totalSupply()).toBe(before + parseEther('1'))
  })

  it('deploy: changes nothing when run again', { timeout }, async () => {
    const manifestFile = join(directory, 'local.json')
    const before = await readFile(manifestFile, 'utf8')
    const stdout = await printed(directory, () => deployEnvironment('local'))
    expect(await readFile(manifestFile, 'utf8')).toBe(before)
    expect(stdout).not.toMatch(/(?<!already )deployed at/)
    expect(stdout).toContain('InteropToken on rewards is already deployed')
  })

  it('deploy: names the settings that a live environment lacks', { timeout }, async () => {
    await expect(
      hardhatTask(directory, 'deploy', '--environment', 'nowhere'),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('NOWHERE_REWARDS_CHAIN must be'),
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
      vi.stubEnv('LIVE_GATEWAY_CHAIN', '506')
      vi.stubEnv('LIVE_GATEWAY_RPC_URL', manifest.settlementLayer.rpcUrl)
      vi.stubEnv('LIVE_STAKING_CHAINS', '34234,5328')
      vi.stubEnv('LIVE_STAKING_RPC_URLS', `${urls[0]},${urls[2]}/`)
      vi.stubEnv('LIVE_REWARDS_CHAIN', '37427')
      vi.stubEnv('LIVE_REWARDS_RPC_URL', manifest.rewardsChain.rpcUrl)
      vi.stubEnv('LIVE_PRIVATE_KEY', generatePrivateKey())
    })

    afterAll(async () => {
      vi.unstubAllEnvs()
      await rm(misled, { recursive: true })
    })

    it.each([
      ['deploy --environment local', () => deployEnvironment('local'), 34234],
      ['deploy --environment live', () => deployEnvironment('live'), 37427],
      ['fund', () => fund('0x00000000000000000000000000000000000000aa', '1'), 34234],
    ])('%s: fails, naming the chain', { timeout }, async (_, task, actual) => {
      await expect(printed(misled, task)).rejects.toThrow(
        `Expected chain 5328 for staking2, but its node reports chain ${actual}.`,
      )
    })
  })

  it('deploy: names the chains that an environment has with the protocol of its manifest', {
    timeout,
  }, async () => {
    const moved = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    writeManifest({ ...ecosystem.manifest, environment: 'moved' }, moved)
    vi.stubEnv('MOVED_STAKING_CHAINS', 'base-sepolia')
    vi.stubEnv('MOVED_REWARDS_CHAIN', 'optimism-sepolia')
    vi.stubEnv('MOVED_PRIVATE_KEY', generatePrivateKey())
    try {
      await expect(printed(moved, () => deployEnvironment('moved'))).rejects.toThrow(
        'moved.json is of ZKsync chains, so MOVED_GATEWAY_CHAIN must be set',
      )
    } finally {
      vi.unstubAllEnvs()
      await rm(moved, { recursive: true })
    }
  })

  it('fund: rejects an invalid address', { timeout }, async () => {
    await expect(printed(directory, () => fund('0x12', '1'))).rejects.toThrow(
      '0x12 is not a valid address',
    )
  })
})

describe('on a running network of the Superchain', () => {
  let network: SuperchainEcosystem<SuperchainManifest>
  let deployments: string

  beforeAll(async () => {
    deployments = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    network = await createSuperchain(superchainStakingPreset())
    writeManifest(network.manifest, deployments)
  })

  afterAll(async () => {
    await network.stop()
    await rm(deployments, { recursive: true })
  })

  const deploySteps = (environment: string) =>
    printed(deployments, () => deployEnvironment(environment))

  it('deploy: changes nothing when run again', { timeout }, async () => {
    const stdout = await deploySteps('superchain')
    expect(readShownManifest('superchain', deployments)).toEqual(network.manifest)
    expect(stdout).not.toMatch(/(?<!already )deployed at/)
    expect(stdout).toContain('SuperchainToken on op3 is already deployed')
  })

  it('deploy: deploys to the chains of a network without contracts, and approves staking contracts', {
    timeout,
  }, async () => {
    const { adminUrl } = network.manifest
    const chains = network.chains.map(({ name, id, rpcUrl }) => ({ name, chainId: id, rpcUrl }))
    writeManifest(
      { protocol: 'superchain', environment: 'superchain', chains, adminUrl },
      deployments,
    )
    const stdout = await deploySteps('superchain')
    for (const name of ['op1', 'op2'])
      expect(stdout).toContain(`Approved the staking contract of ${name}`)
    const manifest = superchainManifestSchema.parse(readShownManifest('superchain', deployments))
    expect(manifest).toMatchObject({ adminUrl, rewardsChain: { name: 'op3', chainId: 903 } })
    const { address } = manifest.rewardsChain.token
    expect(address).not.toBe(network.manifest.rewardsChain.token.address)
    const rewards = createPublicClient({ transport: http(manifest.rewardsChain.rpcUrl) })
    for (const { chainId, staking } of manifest.stakingChains)
      expect(
        await rewards.readContract({
          address,
          abi: superchainTokenAbi,
          functionName: 'approvedStakingContracts',
          args: [BigInt(chainId)],
        }),
      ).toBe(staking.address)
  })

  it('deploy: deploys to a live environment, which has no settlement layer', {
    timeout,
  }, async () => {
    const [first, , last] = network.chains.map(({ rpcUrl }) => rpcUrl)
    vi.stubEnv('LIVE_OP_STAKING_CHAINS', '901')
    vi.stubEnv('LIVE_OP_STAKING_RPC_URLS', first)
    vi.stubEnv('LIVE_OP_REWARDS_CHAIN', '903')
    vi.stubEnv('LIVE_OP_REWARDS_RPC_URL', last)
    vi.stubEnv('LIVE_OP_PRIVATE_KEY', richAccount.privateKey)
    try {
      await deploySteps('live-op')
    } finally {
      vi.unstubAllEnvs()
    }
    const manifest = superchainManifestSchema.parse(readShownManifest('live-op', deployments))
    expect(manifest.stakingChains.map(({ chainId }) => chainId)).toEqual([901])
    expect(manifest.rewardsChain.chainId).toBe(903)
  })

  it('fund: adds ether on every chain of it, though the manifest of a network that stopped exists', {
    timeout,
  }, async () => {
    const stopped = 'http://127.0.0.1:1'
    const chain = { name: 'chain1', chainId: 6565, rpcUrl: stopped }
    const settlementLayer = { name: 'gateway', chainId: 506, rpcUrl: stopped }
    writeManifest({ environment: 'local', settlementLayer, chains: [chain] }, deployments)
    const address = getAddress(privateKeyToAddress(generatePrivateKey()))
    const stdout = await printed(deployments, () => fund(address, '100'))
    expect(stdout).toBe('op1: 100 ETH\nop2: 100 ETH\nop3: 100 ETH\n')
  })
})
