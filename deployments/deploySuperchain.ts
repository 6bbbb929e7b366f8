import { getCode } from 'viem/actions'
import { superchainAddresses } from '../contracts/superchain/addresses'
import { approveIfMissing } from './approveIfMissing'
import type { DeploymentLog } from './DeploymentLog'
import { codeOf, codeWithImmutables, deployIfMissing } from './deployIfMissing'
import { type DeploymentChain, requireChains, toManifestChain } from './deploymentChain'
import { findStaking, findToken } from './knownContracts'
import type { StakingManifest, SuperchainManifest } from './manifest'
import { superchainContracts } from './superchainContracts'

/**
 * Deploys the contracts of an environment on the Superchain: the token on the rewards chain, then staking for it on every
 * staking chain, which the token then approves. Contracts of the previous manifest that are still deployed are reused, so
 * the deployment is idempotent.
 *
 * @param onStep - Called with a human-readable message for each step.
 * @throws `WrongChainError` before anything is sent, if a node reports an unexpected chain id.
 * @throws Before anything is sent, if a chain has no messenger.
 * @returns The manifest. Each of its addresses has the expected code.
 */
export async function deploySuperchain({
  environment,
  stakingChains,
  rewardsChain,
  previous,
  log,
  onStep = () => {},
}: {
  environment: string
  stakingChains: readonly DeploymentChain[]
  rewardsChain: DeploymentChain
  previous?: StakingManifest | undefined
  /** Where deployments are recorded before they are sent. */
  log?: DeploymentLog | undefined
  onStep?: (step: string) => void
}): Promise<SuperchainManifest> {
  const chains = [...stakingChains, rewardsChain]
  await requireChains(chains)
  await Promise.all(chains.map(requireMessenger))
  const token = await deployIfMissing(rewardsChain, {
    ...superchainContracts.token,
    ...codeOf(superchainContracts.token.artifact),
    args: superchainContracts.token.args(),
    known: findToken(previous, rewardsChain),
    log,
    onStep,
  })
  const staked = await Promise.all(
    stakingChains.map(async (chain) => {
      const staking = {
        ...superchainContracts.staking,
        args: superchainContracts.staking.args({
          rewardsChainId: rewardsChain.chainId,
          token: token.address,
        }),
      }
      return {
        ...toManifestChain(chain),
        staking: await deployIfMissing(chain, {
          ...staking,
          ...(await codeWithImmutables(chain, staking)),
          known: findStaking(previous, chain),
          log,
          onStep,
        }),
      }
    }),
  )
  for (const { chainId, name, staking } of staked)
    await approveIfMissing(rewardsChain, {
      token: token.address,
      chainId,
      name,
      staking: staking.address,
      onStep,
    })
  return {
    protocol: 'superchain',
    environment,
    stakingChains: staked,
    rewardsChain: { ...toManifestChain(rewardsChain), token },
  }
}

async function requireMessenger({ name, client }: DeploymentChain): Promise<void> {
  const address = superchainAddresses.l2ToL2CrossDomainMessenger
  if (!(await getCode(client, { address })))
    throw new Error(
      `${name} has no L2ToL2CrossDomainMessenger at ${address}. Check that it is a chain of the Superchain, with interop active.`,
    )
}
