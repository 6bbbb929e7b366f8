import { type Address, concat, encodeDeployData, formatEther, type Hex, zeroHash } from 'viem'
import { parseAccount } from 'viem/accounts'
import { estimateGas, getBalance, getCode, getGasPrice } from 'viem/actions'
import { parseArtifact } from '../contracts/parseArtifact'
import type { DappContracts } from '../deployments/DappContracts'
import type { DeploymentChain } from '../deployments/deploymentChain'
import { deploymentProxy } from '../deployments/deploymentProxy'
import { findStaking, findToken } from '../deployments/knownContracts'
import type { ManifestContract, StakingManifest } from '../deployments/manifest'
import { superchainContracts } from '../deployments/superchainContracts'
import { zksyncContracts } from '../deployments/zksyncContracts'
import { interopCenterAddress } from '../interop/addresses'

/** Deploys the proxy through which the interop center is deployed: a transfer and a transaction that is signed already. */
const proxyGas = 130_000n

type Step = { name: string; address: Address | undefined; to?: Address; data: Hex }

type ChainCosts = {
  chain: string
  steps: { name: string; gas: bigint }[]
  /** In wei. */
  cost: bigint
  balance: bigint
}

type Deployment = {
  protocol: 'zksync' | 'superchain'
  stakingChains: readonly DeploymentChain[]
  rewardsChain: DeploymentChain
  previous: StakingManifest | undefined
}

/** Estimates what is still to be deployed, and what it costs at the current gas prices. */
export function estimateDeployment({
  protocol,
  stakingChains,
  rewardsChain,
  previous,
}: Deployment): Promise<ChainCosts[]> {
  const contracts: DappContracts = protocol === 'zksync' ? zksyncContracts : superchainContracts
  // Any address will do where the real one is not known yet.
  const unknown = interopCenterAddress
  const deploymentOf = (
    { name, abi, artifact }: DappContracts['staking' | 'token'],
    known: ManifestContract | undefined,
    args: readonly unknown[],
  ): Step => ({
    name,
    address: known?.address,
    data: encodeDeployData({ abi, bytecode: bytecodeOf(artifact), args }),
  })
  const { staking, token, center } = contracts
  const centers: Step[] = center
    ? [
        {
          name: center.name,
          address: interopCenterAddress,
          to: deploymentProxy.address,
          data: concat([zeroHash, bytecodeOf(center.artifact)]),
        },
      ]
    : []
  return Promise.all([
    ...stakingChains.map((chain) =>
      estimateOn(chain, [
        deploymentOf(
          staking,
          findStaking(previous, chain),
          staking.args({ rewardsChainId: rewardsChain.chainId, token: unknown }),
        ),
        ...centers,
      ]),
    ),
    estimateOn(rewardsChain, [
      deploymentOf(
        token,
        findToken(previous, rewardsChain),
        token.args(stakingChains.map(({ chainId }) => ({ chainId, staking: unknown }))),
      ),
      ...centers,
    ]),
  ])
}

const bytecodeOf = (artifact: unknown) => parseArtifact(artifact).bytecode

async function estimateOn(
  { name: chain, client, account }: DeploymentChain,
  steps: readonly Step[],
): Promise<ChainCosts> {
  const { address: sender } = parseAccount(account)
  const hasCode = async (address: Address | undefined) =>
    address !== undefined && (await getCode(client, { address })) !== undefined
  const missing = await Promise.all(
    steps.map(async (step): Promise<Step[]> => ((await hasCode(step.address)) ? [] : [step])),
  )
  const estimated = await Promise.all(
    missing.flat().map(async ({ name, to, data }) => {
      if (to === undefined || (await hasCode(to)))
        return { name, gas: await estimateGas(client, { account: sender, data, to }) }
      // The proxy that it is sent to is not deployed yet.
      const gas = await estimateGas(client, { account: sender, data: `0x${data.slice(66)}` })
      return { name, gas: gas + proxyGas }
    }),
  )
  const gas = estimated.reduce((sum, step) => sum + step.gas, 0n)
  return {
    chain,
    steps: estimated,
    cost: gas * (await getGasPrice(client)),
    balance: await getBalance(client, { address: sender }),
  }
}

/** A line for each chain. */
export function describeCosts(costs: readonly ChainCosts[]): string[] {
  return costs.map(({ chain, steps, cost, balance }) =>
    steps.length === 0
      ? `${chain}: everything is deployed`
      : `${chain}: ${steps.map(({ name, gas }) => `${name} ${gas.toLocaleString('en-US')} gas`).join(', ')}; about ${formatEther(cost)} ETH of ${formatEther(balance)} ETH`,
  )
}

/** @throws If the account cannot pay on a chain. */
export function requireFunds(costs: readonly ChainCosts[], account: Address): void {
  const poor = costs.filter(({ cost, balance }) => balance < cost)
  if (poor.length > 0)
    throw new Error(
      [
        `${account} cannot pay for the deployment. Send it ETH:`,
        ...poor.map(
          ({ chain, cost, balance }) =>
            `  on ${chain} it has ${formatEther(balance)} ETH, and needs about ${formatEther(cost)} ETH`,
        ),
      ].join('\n'),
    )
}
