import { type Address, zeroAddress } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { readArtifact } from '../contracts/readArtifact'
import { type EvmNode, startNode } from '../ecosystem/anvil/startNode'
import { interopCenterAddress } from '../interop/addresses'
import { deploy } from './deploy'
import type { DeploymentChain } from './deploymentChain'
import { deployInteropCenterIfMissing } from './interopCenter'
import type { Manifest } from './manifest'

/** Two staking chains and a rewards chain. */
let nodes: readonly [EvmNode, EvmNode, EvmNode]

beforeAll(async () => {
  const start = (chainId: number) => startNode({ chainId, onExit() {} })
  nodes = await Promise.all([start(34234), start(5328), start(37427)])
  // Deployed once per chain, so that every test starts from the same state.
  await Promise.all(
    nodes.map((node) => deployInteropCenterIfMissing(target(node, 'any'), () => {})),
  )
})

afterAll(() => Promise.all(nodes.map(({ stop }) => stop())))

function target(node: EvmNode, name: string, accountIndex = 0): DeploymentChain {
  return {
    name,
    chainId: node.chainId,
    rpcUrl: `http://${node.address}`,
    client: node.client,
    account: node.accounts[accountIndex] ?? zeroAddress,
  }
}

/** Deploys to a number of staking chains and the rewards chain; returns the steps. */
async function run({
  previous,
  stakingChains = 2,
  accountIndex = 0,
}: {
  previous?: Manifest
  stakingChains?: number
  accountIndex?: number
} = {}) {
  const [first, second, rewards] = nodes
  const steps: string[] = []
  const manifest = await deploy({
    environment: 'local',
    settlementLayer: { name: 'gateway', chainId: 506, rpcUrl: 'http://127.0.0.1:3150' },
    stakingChains: [
      target(first, 'staking1', accountIndex),
      target(second, 'staking2', accountIndex),
    ].slice(0, stakingChains),
    rewardsChain: target(rewards, 'rewards', accountIndex),
    previous,
    onStep: (step) => steps.push(step),
  })
  return { manifest, steps }
}

it('sends nothing if a node reports an unexpected chain id, and names the chain', async () => {
  const [first, second, rewards] = nodes
  const before = await heads()
  const deployWith = (wrong: 'staking2' | 'rewards') => {
    const chain = (node: EvmNode, name: string) => ({
      ...target(node, name),
      chainId: name === wrong ? 31337 : node.chainId,
    })
    return deploy({
      environment: 'local',
      settlementLayer: { name: 'gateway', chainId: 506, rpcUrl: 'http://127.0.0.1:3150' },
      stakingChains: [chain(first, 'staking1'), chain(second, 'staking2')],
      rewardsChain: chain(rewards, 'rewards'),
    })
  }
  await expect(deployWith('staking2')).rejects.toThrow(
    'Expected chain 31337 for staking2, but its node reports chain 5328.',
  )
  await expect(deployWith('rewards')).rejects.toThrow(
    'Expected chain 31337 for rewards, but its node reports chain 37427.',
  )
  expect(await heads()).toEqual(before)
})

const heads = () => Promise.all(nodes.map(({ client }) => client.getBlockNumber()))
const stakingOf = (manifest: Manifest, index: number) =>
  manifest.stakingChains[index]?.staking.address ?? zeroAddress

function approved({ rewardsChain: { token } }: Manifest, node: EvmNode): Promise<Address> {
  return nodes[2].client.readContract({
    address: token.address,
    abi: interopTokenAbi,
    functionName: 'approvedStakingContracts',
    args: [BigInt(node.chainId)],
  })
}

describe('deploy', () => {
  let manifest: Manifest
  let steps: string[]

  beforeEach(async () => {
    const deployed = await run()
    manifest = deployed.manifest
    steps = deployed.steps
  })

  it('deploys Staking on each staking chain and the token on the rewards chain', async () => {
    const [first, second, rewards] = nodes
    const places = [
      [first, 'Staking', stakingOf(manifest, 0)],
      [second, 'Staking', stakingOf(manifest, 1)],
      [rewards, 'InteropToken', manifest.rewardsChain.token.address],
    ] as const
    for (const [{ client }, name, address] of places)
      expect(await client.getCode({ address })).toBe(readArtifact(name).deployedBytecode)
  })

  it('approves these contracts in the token', async () => {
    expect(await approved(manifest, nodes[0])).toBe(stakingOf(manifest, 0))
    expect(await approved(manifest, nodes[1])).toBe(stakingOf(manifest, 1))
  })

  it('returns the chains without clients and accounts, and the deployment blocks', async () => {
    const [first, second, rewards] = nodes
    const [firstHead, secondHead, rewardsHead] = await heads()
    expect(manifest).toEqual({
      environment: 'local',
      settlementLayer: { name: 'gateway', chainId: 506, rpcUrl: 'http://127.0.0.1:3150' },
      stakingChains: [
        {
          name: 'staking1',
          chainId: 34234,
          rpcUrl: `http://${first.address}`,
          staking: { address: expect.any(String), blockNumber: Number(firstHead) },
        },
        {
          name: 'staking2',
          chainId: 5328,
          rpcUrl: `http://${second.address}`,
          staking: { address: expect.any(String), blockNumber: Number(secondHead) },
        },
      ],
      rewardsChain: {
        name: 'rewards',
        chainId: 37427,
        rpcUrl: `http://${rewards.address}`,
        token: { address: expect.any(String), blockNumber: Number(rewardsHead) },
      },
      interopCenter: interopCenterAddress,
    })
  })

  it('reports its steps', () => {
    expect(steps).toEqual(
      expect.arrayContaining([
        `Staking on staking1 deployed at ${stakingOf(manifest, 0)}`,
        `Staking on staking2 deployed at ${stakingOf(manifest, 1)}`,
        `InteropToken on rewards deployed at ${manifest.rewardsChain.token.address}`,
        ...['staking1', 'staking2', 'rewards'].map(
          (name) => `InteropCenter on ${name} is already deployed at ${interopCenterAddress}`,
        ),
      ]),
    )
    expect(steps).toHaveLength(6)
  })

  it('changes nothing when run again', async () => {
    const before = await heads()
    const again = await run({ previous: manifest })
    expect(again.manifest).toEqual(manifest)
    expect(await heads()).toEqual(before)
    expect(again.steps).toContain(
      `Staking on staking1 is already deployed at ${stakingOf(manifest, 0)}`,
    )
  })

  it('redeploys a missing contract, and approves it instead of the previous one', async () => {
    await nodes[0].client.setCode({ address: stakingOf(manifest, 0), bytecode: '0x' })
    const again = await run({ previous: manifest })
    expect(stakingOf(again.manifest, 0)).not.toBe(stakingOf(manifest, 0))
    expect(again.manifest.stakingChains[1]).toEqual(manifest.stakingChains[1])
    expect(again.manifest.rewardsChain).toEqual(manifest.rewardsChain)
    expect(await approved(again.manifest, nodes[0])).toBe(stakingOf(again.manifest, 0))
    expect(await approved(again.manifest, nodes[1])).toBe(stakingOf(manifest, 1))
    expect(again.steps).toContain('Approved the staking contract of staking1')
  })

  it('redeploys a contract with unexpected code', async () => {
    await nodes[1].client.setCode({ address: stakingOf(manifest, 1), bytecode: '0x6000' })
    const again = await run({ previous: manifest })
    expect(stakingOf(again.manifest, 1)).not.toBe(stakingOf(manifest, 1))
    expect(again.manifest.stakingChains[0]).toEqual(manifest.stakingChains[0])
  })

  it('redeploys a missing token for the existing staking contracts', async () => {
    const { address } = manifest.rewardsChain.token
    await nodes[2].client.setCode({ address, bytecode: '0x' })
    const again = await run({ previous: manifest })
    expect(again.manifest.stakingChains).toEqual(manifest.stakingChains)
    expect(again.manifest.rewardsChain.token.address).not.toBe(address)
    expect(await approved(again.manifest, nodes[0])).toBe(stakingOf(manifest, 0))
    expect(await approved(again.manifest, nodes[1])).toBe(stakingOf(manifest, 1))
  })

  it('approves a staking chain that is added later', async () => {
    const { manifest: smaller } = await run({ stakingChains: 1 })
    expect(await approved(smaller, nodes[1])).toBe(zeroAddress)
    const larger = await run({ previous: smaller })
    expect(larger.manifest.rewardsChain).toEqual(smaller.rewardsChain)
    expect(larger.manifest.stakingChains[0]).toEqual(smaller.stakingChains[0])
    expect(await approved(larger.manifest, nodes[1])).toBe(stakingOf(larger.manifest, 1))
  })

  it('does not reuse the contract of another chain', async () => {
    const [first, second] = manifest.stakingChains
    if (!first || !second) throw new Error('There are two staking chains')
    const previous = { ...manifest, stakingChains: [{ ...first, chainId: 999 }, second] }
    const again = await run({ previous })
    expect(stakingOf(again.manifest, 0)).not.toBe(first.staking.address)
    expect(again.manifest.stakingChains[1]).toEqual(second)
  })

  it('throws if the owner has to approve, and names the chain', async () => {
    await nodes[0].client.setCode({ address: stakingOf(manifest, 0), bytecode: '0x' })
    await expect(run({ previous: manifest, accountIndex: 1 })).rejects.toThrow(
      new RegExp(`of staking1 .*owner ${nodes[2].accounts[0]} .*Deploy with the owner's`, 'i'),
    )
    expect(await approved(manifest, nodes[0])).toBe(stakingOf(manifest, 0))
  })
})
