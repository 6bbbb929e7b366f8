import {
  type Abi,
  type Account,
  type Address,
  type Client,
  getAddress,
  isAddressEqual,
  zeroAddress,
} from 'viem'
import { parseAccount } from 'viem/accounts'
import {
  deployContract,
  getChainId,
  getCode,
  readContract,
  waitForTransactionReceipt,
  writeContract,
} from 'viem/actions'
import interopTokenArtifact from '../artifacts/contracts/InteropToken.sol/InteropToken.json'
import stakingArtifact from '../artifacts/contracts/Staking.sol/Staking.json'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import { parseArtifact } from '../contracts/parseArtifact'
import { interopCenterAddress } from '../interop/addresses'
import { requireChain } from './checkedHttp'
import { deployInteropCenterIfMissing } from './interopCenter'
import type { Manifest, ManifestChain } from './manifest'

/** A chain to deploy to, with the deploying account: a local account, or an unlocked account of the node. */
export type DeploymentChain = ManifestChain & { client: Client; account: Account | Address }

type DeployedContract = Manifest['rewardsChain']['token']

/**
 * Deploys the contracts of an environment: staking on every staking chain, then the token that approves them, and the
 * interop center on each of these chains. Contracts of the previous manifest that are still deployed are reused, so the
 * deployment is idempotent.
 *
 * @param onStep - Called with a human-readable message for each step.
 * @throws `WrongChainError` before anything is sent, if a node reports an unexpected chain id.
 * @returns The manifest. Each of its addresses has the expected code.
 */
export async function deploy({
  environment,
  settlementLayer,
  stakingChains,
  rewardsChain,
  previous,
  onStep = () => {},
}: {
  environment: string
  settlementLayer: ManifestChain
  stakingChains: readonly DeploymentChain[]
  rewardsChain: DeploymentChain
  previous?: Manifest | undefined
  onStep?: (step: string) => void
}): Promise<Manifest> {
  await Promise.all(
    [...stakingChains, rewardsChain].map(async (chain) =>
      requireChain(chain, await getChainId(chain.client)),
    ),
  )
  const staked = await Promise.all(
    stakingChains.map(async (chain) => ({
      ...toManifestChain(chain),
      staking: await deployIfMissing(chain, {
        name: 'Staking',
        artifact: stakingArtifact,
        abi: stakingAbi,
        args: [],
        known: previous?.stakingChains.find(({ chainId }) => chainId === chain.chainId)?.staking,
        onStep,
      }),
    })),
  )
  const token = await deployIfMissing(rewardsChain, {
    name: 'InteropToken',
    artifact: interopTokenArtifact,
    abi: interopTokenAbi,
    args: [
      staked.map(({ chainId }) => BigInt(chainId)),
      staked.map(({ staking }) => staking.address),
    ],
    known:
      previous?.rewardsChain.chainId === rewardsChain.chainId
        ? previous.rewardsChain.token
        : undefined,
    onStep,
  })
  for (const { chainId, name, staking } of staked)
    await approve(rewardsChain, {
      token: token.address,
      chainId,
      name,
      staking: staking.address,
      onStep,
    })
  // Last, because the account of each chain is in use until then.
  await Promise.all(
    [...stakingChains, rewardsChain].map((chain) => deployInteropCenterIfMissing(chain, onStep)),
  )
  return {
    environment,
    settlementLayer: toManifestChain(settlementLayer),
    stakingChains: staked,
    rewardsChain: { ...toManifestChain(rewardsChain), token },
    interopCenter: interopCenterAddress,
  }
}

/** The manifest entry of a chain, without client and account. */
function toManifestChain({ name, chainId, rpcUrl, explorerUrl }: ManifestChain): ManifestChain {
  return { name, chainId, rpcUrl, ...(explorerUrl && { explorerUrl }) }
}

/** Returns the known contract if it is deployed, otherwise deploys it. */
async function deployIfMissing(
  { client, account, name: chainName }: DeploymentChain,
  {
    name,
    artifact,
    abi,
    args,
    known,
    onStep,
  }: {
    name: string
    artifact: unknown
    abi: Abi
    args: readonly unknown[]
    known: DeployedContract | undefined
    onStep: (step: string) => void
  },
): Promise<DeployedContract> {
  const { bytecode, deployedBytecode } = parseArtifact(artifact)
  const hasExpectedCode = async (address: Address) =>
    (await getCode(client, { address })) === deployedBytecode
  if (known && (await hasExpectedCode(known.address))) {
    onStep(`${name} on ${chainName} is already deployed at ${known.address}`)
    return known
  }
  const hash = await deployContract(client, { abi, bytecode, args, account, chain: null })
  const { contractAddress, blockNumber, status } = await waitForTransactionReceipt(client, { hash })
  if (status !== 'success' || !contractAddress || !(await hasExpectedCode(contractAddress)))
    throw new Error(
      `${name} was not deployed on ${chainName} by transaction ${hash} (${status}). Check that the chain runs EVM bytecode.`,
    )
  const address = getAddress(contractAddress)
  onStep(`${name} on ${chainName} deployed at ${address}`)
  return { address, blockNumber: Number(blockNumber) }
}

/** Approves the staking contract of a chain in the token, if necessary. */
async function approve(
  { client, account }: DeploymentChain,
  {
    token,
    chainId,
    name,
    staking,
    onStep,
  }: {
    token: Address
    chainId: number
    name: string
    staking: Address
    onStep: (step: string) => void
  },
): Promise<void> {
  const contract = { address: token, abi: interopTokenAbi } as const
  const approved = await readContract(client, {
    ...contract,
    functionName: 'approvedStakingContracts',
    args: [BigInt(chainId)],
  })
  if (isAddressEqual(approved, staking)) return
  const owner = await readContract(client, { ...contract, functionName: 'owner' })
  if (!isAddressEqual(owner, parseAccount(account).address))
    throw new Error(
      `The token at ${token} cannot reward stakers of ${name} yet: only its owner ${owner} can approve ${staking}. Deploy with the owner's account.`,
    )
  const hash = await writeContract(client, {
    ...contract,
    functionName: isAddressEqual(approved, zeroAddress)
      ? 'approveStakingContract'
      : 'replaceStakingContract',
    args: [BigInt(chainId), staking],
    account,
    chain: null,
  })
  const { status } = await waitForTransactionReceipt(client, { hash })
  if (status !== 'success')
    throw new Error(
      `The token at ${token} did not approve ${staking} of ${name}: transaction ${hash} reverted.`,
    )
  onStep(`Approved the staking contract of ${name}`)
}
