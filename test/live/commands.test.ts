import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Artifacts } from 'hardhat/internal/artifacts'
import {
  createPublicClient,
  encodeAbiParameters,
  getContractAddress,
  http,
  parseAbiParameters,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readManifest } from '../../deployments/manifestFiles'
import { createEcosystem, type Ecosystem } from '../../ecosystem'
import { richAccount } from '../../ecosystem/config/accounts'
import { stakingTable } from '../../ecosystem/presets/stakingTable'
import { demo } from '../../scripts/demo'
import { deployEnvironment } from '../../scripts/deploy'
import { sendEther } from '../../scripts/fund'
import { verifyEnvironment } from '../../scripts/verify'
import { hardhatTask } from '../scripts/hardhatTask'
import { printed } from '../scripts/printed'
import { startExplorerApi } from './startExplorerApi'
import { type LimitedNode, startLimitedNode } from './startLimitedNode'

const artifacts = new Artifacts(join(__dirname, '..', '..', 'artifacts'))

const standardInputSchema = z.object({
  sources: z.record(z.string(), z.object({ content: z.string() })),
})

const timeout = 60_000

/** As on a live chain: nodes of a provider, no developer methods, and an account of one's own. */
describe('a live environment', { timeout }, () => {
  const privateKey = generatePrivateKey()
  const { address } = privateKeyToAccount(privateKey)
  const stranger = generatePrivateKey()
  let directory: string
  let network: Ecosystem<null>
  let nodes: LimitedNode[]

  const node = (index: number) => {
    const found = nodes[index]
    if (!found) throw new Error('There is no such node')
    return found
  }
  const deploy = (options?: { isDryRun: boolean }) =>
    printed(directory, () => deployEnvironment('live', options))

  function describeChains(changes: Record<string, string> = {}): void {
    const [gateway, staking1, staking2, rewards] = nodes.map(({ url }) => url)
    const settings = {
      LIVE_GATEWAY_CHAIN: '506',
      LIVE_GATEWAY_RPC_URL: gateway,
      LIVE_STAKING_CHAINS: '34234, 5328',
      LIVE_STAKING_RPC_URLS: `${staking1}, ${staking2}`,
      LIVE_REWARDS_CHAIN: '37427',
      LIVE_REWARDS_RPC_URL: rewards,
      LIVE_REWARDS_EXPLORER_URL: 'https://explorer.example',
      LIVE_PRIVATE_KEY: privateKey,
      ...changes,
    }
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    network = await createEcosystem({
      ...stakingTable(),
      developerMethods: false,
      onReady: async () => null,
    })
    for (const { name, id, rpcUrl } of network.chains)
      await sendEther({ name, chainId: id, rpcUrl }, address, '10')
    nodes = await Promise.all(
      network.chains.map(({ rpcUrl }) =>
        startLimitedNode(rpcUrl, { maxBlocks: 100, perSecond: 30 }),
      ),
    )
    describeChains()
  }, timeout)

  afterAll(async () => {
    vi.unstubAllEnvs()
    await Promise.all(nodes.map((limited) => limited.stop()))
    await network.stop()
    await rm(directory, { recursive: true })
  })

  const transactionCounts = () =>
    Promise.all(
      nodes.map(({ url }) =>
        createPublicClient({ transport: http(url) }).getTransactionCount({ address }),
      ),
    )

  it('deploy --dry-run prints costs, and sends nothing', async () => {
    const output = await deploy({ isDryRun: true })
    // The chains of a local network have the interop center already.
    expect(output).toMatch(/staking1: Staking [\d,]+ gas; about 0\.\d+ ETH of 10 ETH/)
    expect(output).toContain('Nothing was sent.')
    expect(await transactionCounts()).toEqual([0, 0, 0, 0])
    expect(await readdir(directory)).toEqual([])
  })

  it('deploy: names the chains on which the account cannot pay, and sends nothing', async () => {
    describeChains({ LIVE_PRIVATE_KEY: stranger })
    await expect(deploy()).rejects.toThrow(
      /cannot pay for the deployment. Send it ETH:\n {2}on staking1 it has 0 ETH, and needs about 0\.\d+ ETH/,
    )
    describeChains()
  })

  it('deploy: names the chain that cannot have its role', async () => {
    describeChains({
      LIVE_GATEWAY_CHAIN: '37427',
      LIVE_GATEWAY_RPC_URL: node(3).url,
      LIVE_REWARDS_CHAIN: '506',
      LIVE_REWARDS_RPC_URL: node(0).url,
    })
    await expect(deploy()).rejects.toThrow(
      /gateway \(chain 37427\) cannot be the settlement layer: it has no (Bridgehub|MessageRoot) at 0x/,
    )
    describeChains()
  })

  it('deploy: names the setting with another chain id', async () => {
    describeChains({ LIVE_REWARDS_CHAIN: '37428' })
    await expect(deploy()).rejects.toThrow(
      'Expected chain 37428 for rewards, but its node reports chain 37427.',
    )
    describeChains()
  })

  it('deploy: rejects public development keys, except on this machine', async () => {
    describeChains({
      LIVE_PRIVATE_KEY: richAccount.privateKey,
      LIVE_REWARDS_RPC_URL: 'https://rewards.example',
    })
    await expect(deploy()).rejects.toThrow('LIVE_PRIVATE_KEY is a public development key')
    describeChains()
  })

  it('deploy: continues after a failure, and repeats nothing', async () => {
    node(3).reject('eth_sendRawTransaction')
    await expect(deploy()).rejects.toThrow('not available')
    expect(await transactionCounts()).toEqual([0, 1, 1, 0])
    expect(await readdir(directory)).toEqual(['live.json.deploying'])
    node(3).reject(null)

    await deploy()
    const manifest = readManifest('live', directory)
    expect(manifest?.rewardsChain).toMatchObject({
      explorerUrl: 'https://explorer.example',
      rpcUrl: node(3).url,
    })
    const counts = await transactionCounts()
    const first = getContractAddress({ from: address, nonce: 0n })
    expect(manifest?.stakingChains.map(({ staking }) => staking.address)).toEqual([first, first])
    expect(await readdir(directory)).toEqual(['live.json'])

    expect(await deploy()).toContain('InteropToken on rewards is already deployed')
    expect(await transactionCounts()).toEqual(counts)
  })

  it.each([
    ['Etherscan', 'key'],
    ['Blockscout', null],
  ])(
    'verify: submits sources and constructor arguments to an API like that of %s, once',
    async (_, key) => {
      const [stakingApi, rewardsApi] = await Promise.all([
        startExplorerApi(key),
        startExplorerApi(key),
      ])
      try {
        describeChains({
          LIVE_STAKING_EXPLORER_API_URLS: `${stakingApi.url}, ${stakingApi.url}`,
          LIVE_REWARDS_EXPLORER_API_URL: rewardsApi.url,
          LIVE_ETHERSCAN_API_KEY: key ?? '',
        })
        const verify = () => printed(directory, () => verifyEnvironment('live', artifacts))
        const stdout = await verify()
        const manifest = readManifest('live', directory)
        const token = manifest?.rewardsChain.token.address
        expect(stdout).toContain(
          `InteropToken on rewards: verified, https://explorer.example/address/${token}#code`,
        )
        const submitted = ({ submissions }: typeof stakingApi, address: string | undefined) =>
          submissions.filter(({ contractaddress }) => contractaddress === address)
        const [staking] = manifest?.stakingChains ?? []
        const args = [
          [34234n, 5328n],
          manifest?.stakingChains.map((chain) => chain.staking.address) ?? [],
        ] as const
        expect(submitted(rewardsApi, token)).toMatchObject([
          {
            contractname: 'contracts/InteropToken.sol:InteropToken',
            compilerversion: expect.stringMatching(/^v0\.8\.30\+commit\.[0-9a-f]{8}$/),
            // Blockscout finds them itself.
            constructorArguements:
              key === null
                ? ''
                : encodeAbiParameters(parseAbiParameters('uint256[], address[]'), args).slice(2),
          },
        ])
        const [first] = submitted(stakingApi, staking?.staking.address)
        expect(first).toMatchObject({ constructorArguements: '', ...(key && { apikey: key }) })
        const { sources } = standardInputSchema.parse(JSON.parse(first?.sourceCode ?? ''))
        expect(sources['contracts/Staking.sol']?.content).toBe(
          await readFile('contracts/Staking.sol', 'utf8'),
        )
        expect(Object.keys(sources)).not.toContain('contracts/InteropToken.sol')

        const count = () => stakingApi.submissions.length + rewardsApi.submissions.length
        const before = count()
        expect(await verify()).toContain('InteropToken on rewards: already verified')
        expect(count()).toBe(before)
      } finally {
        describeChains({
          LIVE_STAKING_EXPLORER_API_URLS: '',
          LIVE_REWARDS_EXPLORER_API_URL: '',
          LIVE_ETHERSCAN_API_KEY: '',
        })
        await Promise.all([stakingApi.stop(), rewardsApi.stop()])
      }
    },
  )

  it('verify: names the setting that lacks an explorer', async () => {
    await expect(
      hardhatTask(directory, 'verify-sources', '--environment', 'live'),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Set LIVE_ETHERSCAN_API_KEY'),
    })
  })

  it('demo: names the command that deploys', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'interstake-test-'))
    await expect(printed(empty, () => demo({ json: true, environment: 'live' }))).rejects.toThrow(
      'npm run deploy -- --environment live',
    )
    await rm(empty, { recursive: true })
  })
})
