import { type Address, zeroAddress } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { superchainStakingAbi } from '../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../contracts/abi/SuperchainToken'
import { readArtifact } from '../contracts/readArtifact'
import type { EvmNode } from '../ecosystem/anvil/startNode'
import { getMessageStatus, relayMessage, superchainAddresses } from '../interop/superchain'
import { ownPredeploys } from '../test/superchain/predeploys'
import { startChains } from '../test/superchain/startChains'
import type { DeploymentChain } from './deploymentChain'
import { deploySuperchain } from './deploySuperchain'
import { superchainEnvironment } from './environments'
import { type SuperchainManifest, superchainManifestSchema } from './manifest'

/** Two staking chains and a rewards chain. */
let nodes: readonly [EvmNode, EvmNode, EvmNode]

beforeAll(async () => {
  const [first, second, rewards] = await startChains([901, 902, 903], ownPredeploys())
  if (!first || !second || !rewards) throw new Error('A node is missing')
  nodes = [first, second, rewards]
})

afterAll(() => Promise.all(nodes.map(({ stop }) => stop())))

const target = (node: EvmNode, name: string, accountIndex = 0): DeploymentChain => ({
  name,
  chainId: node.chainId,
  rpcUrl: `http://${node.address}`,
  client: node.client,
  account: node.accounts[accountIndex] ?? zeroAddress,
})

/** The chains of a deployment, on a number of staking chains. */
function targets({ stakingChains = 2, accountIndex = 0 } = {}) {
  const [first, second, rewards] = nodes
  return {
    stakingChains: [
      target(first, 'staking1', accountIndex),
      target(second, 'staking2', accountIndex),
    ].slice(0, stakingChains),
    rewardsChain: target(rewards, 'rewards', accountIndex),
  }
}

/** Deploys to a number of staking chains and the rewards chain; returns the steps. */
async function run({
  previous,
  ...chains
}: {
  previous?: SuperchainManifest
  stakingChains?: number
  accountIndex?: number
} = {}) {
  const steps: string[] = []
  const manifest = await deploySuperchain({
    environment: superchainEnvironment,
    ...targets(chains),
    previous,
    onStep: (step) => steps.push(step),
  })
  return { manifest, steps }
}

const heads = () => Promise.all(nodes.map(({ client }) => client.getBlockNumber()))
const stakingOf = (manifest: SuperchainManifest, index: number) =>
  manifest.stakingChains[index]?.staking.address ?? zeroAddress

const approved = ({ rewardsChain: { token } }: SuperchainManifest, node: EvmNode) =>
  nodes[2].client.readContract({
    address: token.address,
    abi: superchainTokenAbi,
    functionName: 'approvedStakingContracts',
    args: [BigInt(node.chainId)],
  })

const settingsOf = (node: EvmNode, address: Address) =>
  Promise.all([
    node.client.readContract({
      address,
      abi: superchainStakingAbi,
      functionName: 'REWARDS_CHAIN_ID',
    }),
    node.client.readContract({ address, abi: superchainStakingAbi, functionName: 'TOKEN' }),
  ])

describe('deploySuperchain sends nothing', () => {
  it.each(['staking2', 'rewards'])('if the node of %s reports another chain id', async (wrong) => {
    const before = await heads()
    const { stakingChains, rewardsChain } = targets()
    const moved = (chain: DeploymentChain) =>
      chain.name === wrong ? { ...chain, chainId: 31337 } : chain
    await expect(
      deploySuperchain({
        environment: superchainEnvironment,
        stakingChains: stakingChains.map(moved),
        rewardsChain: moved(rewardsChain),
      }),
    ).rejects.toThrow(`Expected chain 31337 for ${wrong}, but its node reports chain 90`)
    expect(await heads()).toEqual(before)
  })

  it('if a chain has no messenger, and names the chain', async () => {
    const before = await heads()
    const { client } = nodes[1]
    const address = superchainAddresses.l2ToL2CrossDomainMessenger
    const bytecode = (await client.getCode({ address })) ?? '0x'
    await client.setCode({ address, bytecode: '0x' })
    try {
      await expect(run()).rejects.toThrow(
        `staking2 has no L2ToL2CrossDomainMessenger at ${address}.`,
      )
      expect(await heads()).toEqual(before)
    } finally {
      await client.setCode({ address, bytecode })
    }
  })
})

describe('deploySuperchain', () => {
  let manifest: SuperchainManifest
  let steps: string[]

  beforeEach(async () => {
    const deployed = await run()
    manifest = deployed.manifest
    steps = deployed.steps
  })

  it('deploys the token, and staking for it on each staking chain', async () => {
    const { address } = manifest.rewardsChain.token
    expect(await nodes[2].client.getCode({ address })).toBe(
      readArtifact('superchain/SuperchainToken').deployedBytecode,
    )
    for (const index of [0, 1] as const)
      expect(await settingsOf(nodes[index], stakingOf(manifest, index))).toEqual([903n, address])
  })

  it('approves these contracts in the token', async () => {
    expect(await approved(manifest, nodes[0])).toBe(stakingOf(manifest, 0))
    expect(await approved(manifest, nodes[1])).toBe(stakingOf(manifest, 1))
  })

  it('returns a valid manifest, with the deployment blocks', async () => {
    const [firstHead, secondHead] = await heads()
    const entry = (name: string, index: 0 | 1 | 2) => ({
      name,
      chainId: nodes[index].chainId,
      rpcUrl: `http://${nodes[index].address}`,
    })
    expect(manifest).toEqual({
      protocol: 'superchain',
      environment: superchainEnvironment,
      stakingChains: [
        {
          ...entry('staking1', 0),
          staking: { address: expect.any(String), blockNumber: Number(firstHead) },
        },
        {
          ...entry('staking2', 1),
          staking: { address: expect.any(String), blockNumber: Number(secondHead) },
        },
      ],
      rewardsChain: {
        ...entry('rewards', 2),
        token: { address: expect.any(String), blockNumber: expect.any(Number) },
      },
    })
    const { address, blockNumber } = manifest.rewardsChain.token
    const codeAt = (block: number) =>
      nodes[2].client.getCode({ address, blockNumber: BigInt(block) })
    expect(await codeAt(blockNumber)).toBeDefined()
    expect(await codeAt(blockNumber - 1)).toBeUndefined()
    expect(superchainManifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest)
  })

  it('reports its steps', () => {
    expect(steps[0]).toBe(
      `SuperchainToken on rewards deployed at ${manifest.rewardsChain.token.address}`,
    )
    expect(steps.slice(1, 3).sort()).toEqual([
      `SuperchainStaking on staking1 deployed at ${stakingOf(manifest, 0)}`,
      `SuperchainStaking on staking2 deployed at ${stakingOf(manifest, 1)}`,
    ])
    expect(steps.slice(3)).toEqual([
      'Approved the staking contract of staking1',
      'Approved the staking contract of staking2',
    ])
  })

  it('rewards a deposit whose message is relayed', async () => {
    const [staking, , rewards] = nodes
    const depositor = staking.accounts[2] ?? zeroAddress
    const hash = await staking.client.writeContract({
      address: stakingOf(manifest, 0),
      abi: superchainStakingAbi,
      functionName: 'deposit',
      value: 1n,
      account: depositor,
      chain: null,
    })
    await staking.client.waitForTransactionReceipt({ hash })
    const status = await getMessageStatus(staking.client, { hash, destination: rewards.client })
    if (status.stage !== 'relayable') throw new Error(`The message is ${status.stage}`)
    const relayed = await relayMessage(rewards.client, {
      ...status.executingMessage,
      account: rewards.accounts[3] ?? zeroAddress,
    })
    await rewards.client.waitForTransactionReceipt({ hash: relayed })
    expect(
      await rewards.client.readContract({
        address: manifest.rewardsChain.token.address,
        abi: superchainTokenAbi,
        functionName: 'balanceOf',
        args: [depositor],
      }),
    ).toBe(10n ** 18n)
  })

  it('changes nothing when run again', async () => {
    const before = await heads()
    const again = await run({ previous: manifest })
    expect(again.manifest).toEqual(manifest)
    expect(await heads()).toEqual(before)
    expect(again.steps).toContain(
      `SuperchainStaking on staking1 is already deployed at ${stakingOf(manifest, 0)}`,
    )
  })

  it('redeploys a missing staking contract, and approves it instead of the previous one', async () => {
    await nodes[0].client.setCode({ address: stakingOf(manifest, 0), bytecode: '0x' })
    const again = await run({ previous: manifest })
    expect(stakingOf(again.manifest, 0)).not.toBe(stakingOf(manifest, 0))
    expect(again.manifest.stakingChains[1]).toEqual(manifest.stakingChains[1])
    expect(again.manifest.rewardsChain).toEqual(manifest.rewardsChain)
    expect(await approved(again.manifest, nodes[0])).toBe(stakingOf(again.manifest, 0))
    expect(await approved(again.manifest, nodes[1])).toBe(stakingOf(manifest, 1))
  })

  it('redeploys staking contracts for a token that is redeployed', async () => {
    const { address } = manifest.rewardsChain.token
    await nodes[2].client.setCode({ address, bytecode: '0x' })
    const again = await run({ previous: manifest })
    const token = again.manifest.rewardsChain.token.address
    expect(token).not.toBe(address)
    for (const index of [0, 1] as const) {
      const staking = stakingOf(again.manifest, index)
      expect(staking).not.toBe(stakingOf(manifest, index))
      expect(await settingsOf(nodes[index], staking)).toEqual([903n, token])
      expect(await approved(again.manifest, nodes[index])).toBe(staking)
    }
  })

  it('does not reuse a staking contract for another token', async () => {
    const other = await run()
    const previous = { ...manifest, rewardsChain: other.manifest.rewardsChain }
    const again = await run({ previous })
    expect(again.manifest.rewardsChain).toEqual(other.manifest.rewardsChain)
    expect(stakingOf(again.manifest, 0)).not.toBe(stakingOf(manifest, 0))
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
