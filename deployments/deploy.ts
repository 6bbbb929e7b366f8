import { interopCenterAddress } from '../interop/addresses'
import { approveIfMissing } from './approveIfMissing'
import type { DeploymentLog } from './DeploymentLog'
import { codeOf, deployIfMissing } from './deployIfMissing'
import { type DeploymentChain, requireChains, toManifestChain } from './deploymentChain'
import { deployInteropCenterIfMissing } from './interopCenter'
import { findStaking, findToken } from './knownContracts'
import type { Manifest, ManifestChain, StakingManifest } from './manifest'
import { zksyncContracts } from './zksyncContracts'

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
  log,
  onStep = () => {},
}: {
  environment: string
  settlementLayer: ManifestChain
  stakingChains: readonly DeploymentChain[]
  rewardsChain: DeploymentChain
  previous?: StakingManifest | undefined
  /** Where deployments are recorded before they are sent. */
  log?: DeploymentLog | undefined
  onStep?: (step: string) => void
}): Promise<Manifest> {
  await requireChains([...stakingChains, rewardsChain])
  const staked = await Promise.all(
    stakingChains.map(async (chain) => ({
      ...toManifestChain(chain),
      staking: await deployIfMissing(chain, {
        ...zksyncContracts.staking,
        ...codeOf(zksyncContracts.staking.artifact),
        args: zksyncContracts.staking.args(),
        known: findStaking(previous, chain),
        log,
        onStep,
      }),
    })),
  )
  const token = await deployIfMissing(rewardsChain, {
    ...zksyncContracts.token,
    ...codeOf(zksyncContracts.token.artifact),
    args: zksyncContracts.token.args(
      staked.map(({ chainId, staking }) => ({ chainId, staking: staking.address })),
    ),
    known: findToken(previous, rewardsChain),
    log,
    onStep,
  })
  for (const { chainId, name, staking } of staked)
    await approveIfMissing(rewardsChain, {
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
